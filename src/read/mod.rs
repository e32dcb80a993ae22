//! Bytes → Document or Bitext; one file per format, archives and encodings.

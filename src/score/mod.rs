//! How surely a bead is equivalent: features, classifier, its trainer.

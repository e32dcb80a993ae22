//! Compressed files: gzip and Zstandard.

use crate::error::Error;
use std::borrow::Cow;
use std::io::Read;

/// Largest content of a compressed file; more is a bomb, or no document.
const LARGEST: u64 = 256 << 20;

/// The bytes of a file, unpacked where they are compressed.
pub(super) fn unpacked<'a>(name: &str, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, Error> {
    limited(name, bytes, LARGEST)
}

fn limited<'a>(name: &str, bytes: &'a [u8], largest: u64) -> Result<Cow<'a, [u8]>, Error> {
    let mut out = Vec::new();
    let read = if bytes.starts_with(b"\x1f\x8b") {
        flate2::read::MultiGzDecoder::new(bytes).take(largest + 1).read_to_end(&mut out)
    } else if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        super::zstd::Zstd::new(bytes).take(largest + 1).read_to_end(&mut out)
    } else {
        return Ok(Cow::Borrowed(bytes));
    };
    match read {
        Ok(size) if size as u64 > largest => {
            let problem = format!("more than {} MiB when unpacked", largest >> 20);
            Err(Error::input(name, problem, "unpack it and split it"))
        }
        Ok(_) => Ok(Cow::Owned(out)),
        Err(error) => Err(Error::input(name, format!("the archive is broken ({error})"), "pack it again")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        bomb.write_all(&[b' '; 5000]).unwrap();
        let bomb = bomb.finish().unwrap();
        assert_eq!(limited("x.gz", &bomb, 5000).unwrap().len(), 5000);
        let error = limited("x.gz", &bomb, 4999).unwrap_err().to_string();
        assert!(error.starts_with("x.gz: more than 0 MiB when unpacked"), "{error}");
        assert!(limited("x.gz", &bomb[..20], 5000).is_err());
    }

    #[test]
    fn every_frame_is_read() {
        let frame = |text: &[u8]| ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest);
        let skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc";
        let bytes = [&frame(b"The "), &skipped[..], &frame(b""), &frame(b"end.")].concat();
        assert_eq!(limited("x.zst", &bytes, 8).unwrap().as_ref(), b"The end.");
        assert!(limited("x.zst", &bytes, 7).is_err());
        for cut in [bytes.len() - 1, bytes.len() - 6] {
            assert!(limited("x.zst", &bytes[..cut], 8).is_err());
        }
    }
}

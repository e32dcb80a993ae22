//! Zstandard (RFC 8878): all frames of a file, one after another, as `zstd` and `cat` write them.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{BufRead, Error, Read, Result, copy, sink};

/// Unpacks what it reads.
pub struct Zstd<R> {
    input: R,
    frame: FrameDecoder,
    /// A frame has begun and is not known to be finished.
    open: bool,
}

impl<R: BufRead> Zstd<R> {
    /// Over packed bytes; damage shows when they are read.
    pub fn new(input: R) -> Self {
        Zstd { input, frame: FrameDecoder::new(), open: false }
    }

    /// Begins the next frame, if there is one; frames of other data are skipped.
    fn begin(&mut self) -> Result<bool> {
        while !self.input.fill_buf()?.is_empty() {
            match self.frame.reset(&mut self.input) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    copy(&mut Read::by_ref(&mut self.input).take(u64::from(length)), &mut sink())?;
                }
                Err(reason) => return Err(Error::other(reason)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        loop {
            if self.open {
                while self.frame.can_collect() == 0 && !self.frame.is_finished() {
                    let step = BlockDecodingStrategy::UptoBlocks(1);
                    self.frame.decode_blocks(&mut self.input, step).map_err(Error::other)?;
                }
                let count = self.frame.read(buffer)?;
                if count > 0 || buffer.is_empty() {
                    return Ok(count);
                }
            }
            self.open = self.begin()?;
            if !self.open {
                return Ok(0);
            }
        }
    }
}

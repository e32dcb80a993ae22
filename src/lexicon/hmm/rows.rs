//! Tables of numbers whose rows are whole blocks, which the processor works on at once.

use wide::f32x8;

/// Numbers of a block.
pub const BLOCK: usize = 8;

/// Neighbouring numbers of a row.
pub type Block = [f32; BLOCK];

/// A table of numbers. Each row is filled up with zeros to whole blocks, so that no loop has a rest to see to.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    blocks: Vec<Block>,
    /// Blocks of a row.
    width: usize,
    rows: usize,
    columns: usize,
}

impl Rows {
    /// Makes it a table of that size with one value everywhere.
    pub fn reset(&mut self, rows: usize, columns: usize, value: f32) {
        self.width = columns.div_ceil(BLOCK);
        (self.rows, self.columns) = (rows, columns);
        self.blocks.clear();
        self.blocks.resize(rows * self.width, [value; BLOCK]);
        let tail = columns % BLOCK;
        if tail > 0 {
            for last in self.blocks.iter_mut().skip(self.width - 1).step_by(self.width) {
                last[tail..].fill(0.0);
            }
        }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// One row's numbers.
    pub fn row(&self, row: usize) -> &[f32] {
        &self.blocks(row).as_flattened()[..self.columns]
    }

    /// One row's blocks, the zeros after its numbers included.
    pub fn blocks(&self, row: usize) -> &[Block] {
        &self.blocks[row * self.width..(row + 1) * self.width]
    }

    /// One row's blocks, to be written; what stands after its numbers must stay zero.
    pub fn blocks_mut(&mut self, row: usize) -> &mut [Block] {
        &mut self.blocks[row * self.width..(row + 1) * self.width]
    }

    /// One number.
    pub fn get(&self, row: usize, column: usize) -> f32 {
        self.blocks[row * self.width + column / BLOCK][column % BLOCK]
    }

    /// One number, to be written.
    pub fn get_mut(&mut self, row: usize, column: usize) -> &mut f32 {
        &mut self.blocks[row * self.width + column / BLOCK][column % BLOCK]
    }
}

/// The sum of eight numbers, always in the same order.
#[inline]
pub fn total(numbers: f32x8) -> f32 {
    let [a, b, c, d, e, f, g, h] = numbers.to_array();
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// The sum of a row.
#[inline]
pub fn sum(row: &[Block]) -> f32 {
    total(row.iter().fold(f32x8::ZERO, |lanes, block| lanes + f32x8::new(*block)))
}

/// The greatest number of a row; 0 of an empty one.
#[inline]
pub fn greatest(row: &[Block]) -> f32 {
    let lanes = row.iter().fold(f32x8::ZERO, |lanes, block| lanes.fast_max(f32x8::new(*block)));
    lanes.to_array().into_iter().fold(0.0, f32::max)
}

//! JPEGs that store brightness and colours in different resolutions (chroma subsampling) are shown in the right colours
//! or refused, never shown in wrong ones.

use image::ImageFormat;

use super::{Project, messages_of};

const SIDE: usize = 64;

/// The quarters of a picture, row by row: red, blue, grey, green; as pixels, and as the brightness and two colours that
/// a JPEG stores.
const QUARTERS: [([u8; 3], [i32; 3]); 4] = [
    ([255, 0, 0], [76, 85, 255]),
    ([0, 0, 255], [29, 255, 107]),
    ([128, 128, 128], [128, 128, 128]),
    ([0, 128, 0], [75, 86, 74]),
];

/// The sampling factors of brightness and of the two colours, across and down.
type Sampling = [(usize, usize); 3];

/// The bits of a JPEG's scan.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    byte: u8,
    count: u32,
}

impl Bits {
    fn push(&mut self, bits: i32, count: u32) {
        for at in (0..count).rev() {
            self.byte = self.byte << 1 | u8::from(bits >> at & 1 == 1);
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(self.byte);
                // A zero after it says that this ff is no marker.
                if self.byte == 0xff {
                    self.bytes.push(0);
                }
                (self.byte, self.count) = (0, 0);
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        while self.count > 0 {
            self.push(1, 1);
        }
        self.bytes
    }
}

/// A baseline JPEG of the four quarters. Each of its blocks has one colour, so that it needs one number.
fn jpeg(sampling: Sampling) -> Vec<u8> {
    let segment = |marker: u8, inside: &[u8]| {
        let length = u16::try_from(inside.len() + 2).expect("short");
        [&[0xff, marker][..], &length.to_be_bytes(), inside].concat()
    };
    let small = |number: usize| u8::try_from(number).expect("small");
    let mut frame = vec![8, 0, small(SIDE), 0, small(SIDE), 3];
    for (id, (across, down)) in (1..).zip(sampling) {
        frame.extend([id, small(across << 4 | down), 0]);
    }
    // Huffman tables: the size of a number has four bits, the end of a block has one.
    let sizes = [&[0, 0, 0, 0, 9][..], &[0; 12], &[0, 1, 2, 3, 4, 5, 6, 7, 8]].concat();
    let ends = [&[0x10, 1][..], &[0; 15], &[0]].concat();
    [
        vec![0xff, 0xd8],
        segment(0xdb, &[&[0][..], &[8; 64]].concat()),
        segment(0xc0, &frame),
        segment(0xc4, &sizes),
        segment(0xc4, &ends),
        segment(0xda, &[3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
        scan(sampling),
        vec![0xff, 0xd9],
    ]
    .concat()
}

fn scan(sampling: Sampling) -> Vec<u8> {
    let max =
        |side: fn((usize, usize)) -> usize| sampling.map(side).into_iter().max().expect("three");
    let wide = SIDE.div_ceil(8 * max(|(across, _)| across));
    let high = SIDE.div_ceil(8 * max(|(_, down)| down));
    let mut bits = Bits::default();
    let mut before = [0; 3];
    for unit in 0..wide * high {
        for (colour, (across, down)) in sampling.into_iter().enumerate() {
            for block in 0..across * down {
                let x = unit % wide * across + block % across;
                let y = unit / wide * down + block / across;
                let right = usize::from(2 * x >= wide * across);
                let below = usize::from(2 * y >= high * down);
                let value = QUARTERS[2 * below + right].1[colour] - 128;
                let change = value - std::mem::replace(&mut before[colour], value);
                let size = i32::BITS - change.unsigned_abs().leading_zeros();
                bits.push(i32::try_from(size).expect("small"), 4);
                bits.push(if change < 0 { change - 1 } else { change }, size);
                bits.push(0, 1);
            }
        }
    }
    bits.finish()
}

fn name(sampling: Sampling) -> String {
    let [a, b, c] = sampling.map(|(across, down)| format!("{across}x{down}"));
    format!("sampling-{a}-{b}-{c}")
}

fn project(samplings: &[Sampling]) -> Project {
    let photographs: Vec<_> = samplings
        .iter()
        .map(|sampling| (format!("images/{}.jpg", name(*sampling)), jpeg(*sampling)))
        .collect();
    let photographs: Vec<_> = photographs
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.clone()))
        .collect();
    Project::new(&photographs)
}

#[test]
fn a_photograph_has_its_own_colours_in_every_grain_that_cameras_write() {
    let (full, half) = ((1, 1), (2, 2));
    let samplings = [
        [full, full, full],
        [half, full, full],
        [(2, 1), full, full],
        [(1, 2), full, full],
        [half, half, half],
        [half, (2, 1), (2, 1)],
        [half, (1, 2), (1, 2)],
        [half, (2, 1), (1, 2)],
    ];
    let project = project(&samplings);
    messages_of(&project.prerender(), 0);
    for sampling in samplings {
        let stem = format!("pictures/{}-", name(sampling));
        let mut made = project.made(".jpg").into_iter();
        let (path, bytes) = made
            .find(|(path, _)| path.starts_with(&stem))
            .expect("it was made");
        let image = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).expect(&path);
        let image = image.to_rgb8();
        for ((x, y), (colour, _)) in [(16, 16), (48, 16), (16, 48), (48, 48)]
            .into_iter()
            .zip(QUARTERS)
        {
            let found = image.get_pixel(x, y).0;
            let near = found.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 30);
            assert!(near, "{path} at {x}, {y}: {found:?} in place of {colour:?}");
        }
    }
}

#[test]
fn a_grain_that_would_be_shown_in_wrong_colours_is_refused_by_its_name() {
    let (full, half) = ((1, 1), (2, 2));
    let cases = [
        ([full, half, half], "1×1, 2×2, 2×2"),
        ([(1, 2), (2, 1), (2, 1)], "1×2, 2×1, 2×1"),
        ([half, full, (4, 1)], "2×2, 1×1, 4×1"),
        ([(3, 1), full, full], "3×1, 1×1, 1×1"),
        ([(1, 3), full, full], "1×3, 1×1, 1×1"),
        ([(4, 4), full, full], "4×4, 1×1, 1×1"),
    ];
    let project = project(&cases.map(|(sampling, _)| sampling));
    let messages = messages_of(&project.prerender(), 1);
    for (sampling, named) in cases {
        let wrong = format!(
            "The picture \"/images/{}.jpg\" is a JPEG that stores its colours in an unusual layout ({named}), so it would show in the wrong colours",
            name(sampling)
        );
        assert!(messages.contains(&wrong), "{wrong} in:\n{messages}");
    }
    assert!(messages.contains("choose 4:2:0 or 4:4:4"), "{messages}");
    assert!(!messages.contains("damaged"), "{messages}");
}

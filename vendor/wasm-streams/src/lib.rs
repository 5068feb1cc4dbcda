//! Stands in for `wasm-streams`, which Leptos needs for server functions that stream. A static site has none, but that
//! crate exports classes to JavaScript, which the linker has to keep: 5.7 KB of every visitor's download (brotli 11).
//! Here are the few names that `server_fn` compiles against. None of them is ever called.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream of the browser.
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// Gives it back.
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// Would make a stream of the browser.
    ///
    /// # Panics
    /// Always: see this file's head.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unimplemented!("streaming: use the real wasm-streams, see vendor/wasm-streams")
    }

    /// Would read the stream.
    ///
    /// # Panics
    /// Always.
    pub fn into_stream(self) -> IntoStream {
        unimplemented!("streaming: use the real wasm-streams, see vendor/wasm-streams")
    }
}

/// A stream of chunks, of which there is never one.
pub enum IntoStream {}

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}

//! Parses JSON with the browser's parser and deserialises the result with serde. `serde_json` would add a second parser
//! to the WebAssembly, and error messages that nobody sees.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Object};

/// The text isn't JSON, or doesn't match the expected type.
#[derive(Clone, Copy, Debug)]
pub struct ParseError;

impl fmt::Display for ParseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("unreadable JSON")
    }
}

impl std::error::Error for ParseError {}

impl Error for ParseError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Parses a value of content. The only number type is `u8`.
///
/// # Errors
/// If the text isn't JSON or doesn't match the type.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    let value = JSON::parse(text).map_err(|_| ParseError)?;
    T::deserialize(Value(value))
}

/// A value from the browser's parser.
struct Value(JsValue);

impl Value {
    fn string(&self) -> Result<String, ParseError> {
        self.0.as_string().ok_or(ParseError)
    }

    fn items(self) -> Result<Items, ParseError> {
        let array = self.0.dyn_into().map_err(|_| ParseError)?;
        Ok(Items { array, next: 0 })
    }

    /// The names and values of an object, alternating.
    fn entries(&self) -> Result<Items, ParseError> {
        if !self.0.is_object() || self.0.is_array() {
            return Err(ParseError);
        }
        let array = Object::entries(self.0.unchecked_ref()).flat(1);
        Ok(Items { array, next: 0 })
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = ParseError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParseError> {
        if let Ok(text) = self.string() {
            visitor.visit_string(text)
        } else if self.0.is_array() {
            visitor.visit_seq(self.items()?)
        } else {
            visitor.visit_map(self.entries()?)
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParseError> {
        visitor.visit_bool(self.0.as_bool().ok_or(ParseError)?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParseError> {
        let number = self.0.as_f64().ok_or(ParseError)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a value that the cast changes is rejected"
        )]
        let whole = number as u8;
        if f64::from(whole).to_bits() == number.to_bits() {
            visitor.visit_u8(whole)
        } else {
            Err(ParseError)
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParseError> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParseError> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParseError> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParseError> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ParseError> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ParseError> {
        let entries = self.entries()?;
        // The variant's name and its value.
        if entries.array.length() == 2 {
            visitor.visit_enum(MapAccessDeserializer::new(entries))
        } else {
            Err(ParseError)
        }
    }

    // The content types use none of these.
    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct map ignored_any
    }
}

/// Values in order, for arrays and objects.
struct Items {
    array: Array,
    next: u32,
}

impl Items {
    fn next(&mut self) -> Option<Value> {
        let index = self.next;
        self.next += 1;
        (index < self.array.length()).then(|| Value(self.array.get(index)))
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = ParseError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ParseError> {
        self.next().map(|item| seed.deserialize(item)).transpose()
    }
}

impl<'de> MapAccess<'de> for Items {
    type Error = ParseError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ParseError> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, ParseError> {
        self.next_element_seed(seed)?.ok_or(ParseError)
    }
}

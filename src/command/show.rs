//! `dealscope show`: one deal with all its facts and who says so.

mod facts;
mod markdown;
mod text;

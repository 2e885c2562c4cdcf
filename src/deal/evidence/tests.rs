//! Which addresses are handed on.

use super::is_web_address;

#[test]
fn only_plain_web_addresses_are_given_to_a_browser() {
    for good in [
        "https://example.org/a?b=c&d=%20#e",
        "HTTP://example.org",
        "http://[::1]:8080/",
        "https://münchen.example/ä",
    ] {
        assert!(is_web_address(good), "{good}");
    }
    for bad in [
        "",
        "https://",
        "https:// example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "--help",
        "ftp://example.org",
        "https://example.org/`id`",
        "https://example.org/\nhttps://example.com",
        "https://-o",
    ] {
        assert!(!is_web_address(bad), "{bad}");
    }
}

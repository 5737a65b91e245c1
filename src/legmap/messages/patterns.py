"""Patterns of lists, numbers, labels and titles."""

from __future__ import annotations

from legmap.messages.message import Message, message

MESSAGES: tuple[Message, ...] = (
    message("list.comma", "{before}, {last}"),
    message("list.semicolon", "{before}; {last}"),
    message("list.and", "{before} and {last}"),
    message("list.or", "{before} or {last}"),
    message("list.if", "{before}; and if {last}"),
    message("list.path", "{before} › {last}"),
    message("list.plain-path", "{before} > {last}"),
    message("list.dot", "{before} · {last}"),
    message("list.wide-dot", "{before}  ·  {last}"),
    message("list.slash", "{before} / {last}"),
    message("list.plus", "{before} + {last}"),
    message("list.space", "{before} {last}"),
    message("pattern.label", "{label}: {value}"),
    message("pattern.in-brackets", "{text} ({remark})"),
    message("pattern.after", "{text} {remark}"),
    message("pattern.citation", " [{text}]"),
    message("pattern.flag", "⚑ {text}"),
    message("document.language", "en"),
    message("number.point", "."),
    message("number.percent", "{share}%"),
    message("number.zero", "no"),
    message("number.one", "one"),
    message("number.two", "two"),
    message("number.three", "three"),
    message("number.four", "four"),
    message("number.five", "five"),
    message("number.six", "six"),
)

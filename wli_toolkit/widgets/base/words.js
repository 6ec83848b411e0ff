// Texts in the reader's language: content ({ja, en}) and the interface's own sentences.

const LANGS = ["ja", "en"];

function filled(text, values) {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole)) : text;
}

// `t` picks a content text, `_` says an interface sentence; both are bound and may be taken apart:
// `const { _, t } = words;`. The English sentence is the key; a missing entry reads as English.
export class Words {
  constructor(tables, lang) {
    this.tables = tables && typeof tables === "object" ? tables : {};
    this.lang = LANGS.includes(lang) ? lang : "ja";
    this._ = this._.bind(this);
    this.t = this.t.bind(this);
  }

  _(msgid, values) {
    const table = this.tables[this.lang];
    const said = table && typeof table[msgid] === "string" && table[msgid] ? table[msgid] : msgid;
    return filled(said, values);
  }

  t(text, values) {
    if (typeof text === "string") return filled(text, values);
    if (!text || typeof text !== "object") return "";
    const said = text[this.lang] || text.ja || text.en;
    return typeof said === "string" ? filled(said, values) : "";
  }

  date(iso, options) {
    const [year, month, day] = String(iso).split("-").map(Number);
    if (!year || !month || !day) return String(iso);
    const style = options || { month: "long", day: "numeric", weekday: "short" };
    return new Intl.DateTimeFormat(this.lang, style).format(new Date(year, month - 1, day));
  }
}

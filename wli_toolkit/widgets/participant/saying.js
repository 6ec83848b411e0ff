// An answer in words, as short as can be.

// An answer in a few words, for a card; "" where it has none.
export function sayAnswer(field, value, words) {
  const { _, t } = words;
  const sayParts = (parts) => parts.map((part) => `${t(part.label)} ${value[part.id]}`).join(_(", "));
  const label = (one) => t((field.options || []).find((option) => option.value === one)?.label);
  switch (field.kind) {
    case "text": return String(value);
    case "choice": return label(value);
    case "choices": return [value].flat().map(label).join(_(", "));
    case "place": return sayParts(field.parts);
    case "points": case "chips": case "day": return sayParts(field.parts.filter((part) => value[part.id]));
    case "minutes": return `${value} ${_("min")}`;
    case "hours": return `${value} ${_("hours")}`;
    case "scale": case "date": case "time": return String(value);
    case "yes_no": return value ? _("Yes") : _("No");
    default: return "";
  }
}

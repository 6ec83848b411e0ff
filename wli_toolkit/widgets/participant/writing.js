// Text put into a node only where it differs, so that nothing is spoken or drawn twice.

export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Lets only what our chart renderer draws into the document, whatever the text of an SVG says.

const ELEMENTS = new Set(["svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "text", "tspan", "title", "desc"]);
const ATTRIBUTES = new Set([
  "class", "d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height", "points", "viewBox",
  "transform", "text-anchor", "dominant-baseline", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "fill", "opacity", "direction", "aria-hidden", "preserveAspectRatio", "unicode-bidi", "font-weight", "font-size",
]);
const PLAIN_FILLS = new Set(["none", "currentColor"]);
const NAMESPACE = "http://www.w3.org/2000/svg";

function clean(element: Element): void {
  for (const child of [...element.children]) {
    if (child.namespaceURI === NAMESPACE && ELEMENTS.has(child.localName)) clean(child);
    else child.remove();
  }
  for (const { name, value } of [...element.attributes]) {
    if (!ATTRIBUTES.has(name) || (name === "fill" && !PLAIN_FILLS.has(value))) element.removeAttribute(name);
  }
}

/** The drawing as an element, or `null` if the text is no SVG. */
export function parseDrawing(text: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.namespaceURI !== NAMESPACE || root.localName !== "svg") return null;
  clean(root);
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

// Finds hostile words that became anything but text. Arguments: the words and the title of the page, and
// whether the page is in the menu.
const [words, title, listed] = arguments;
const text = document.querySelector("main").textContent;
const meanings = [...document.querySelectorAll("main [aria-label], main [alt]")].map(
  (picture) => picture.getAttribute("aria-label") ?? picture.getAttribute("alt"),
);
const lost = words.filter((word) => !text.includes(word) || !meanings.includes(word));
if (document.querySelector("h1").textContent !== title) lost.push("the heading");
if (!document.title.startsWith(title)) lost.push("the tab");
if (listed && !document.querySelector("nav").textContent.includes(title)) lost.push("the menu");

// The site's scripts are in one folder and have hashes in their names; the tests add one that watches the page.
const own = /^\/(__test\/watch|assets\/(attune|choices|display|listen|start)-[0-9a-f]{16})\.js$/;
const isOwn = (element) => {
  if (element.matches("#page-data, head > script[type='application/ld+json']:not([type='application/ld+json'] ~ script)")) return JSON.parse(element.textContent);
  if (element.matches("script[src]")) return new URL(element.src).origin === origin && own.test(new URL(element.src).pathname);
  return element.matches("head > meta[http-equiv=Content-Security-Policy]:not([http-equiv] ~ meta)");
};
const elements = [...document.querySelectorAll("script, iframe, object, embed, base, style, template, math, meta[http-equiv], img[src=x]")]
  .filter((element) => !isOwn(element))
  .map((element) => element.outerHTML.slice(0, 200));
const handlers = [...document.querySelectorAll("*")]
  .flatMap((element) => [...element.attributes])
  .filter((attribute) => /^on|^autofocus$|^srcdoc$/i.test(attribute.name))
  .map((attribute) => `${attribute.name}=${attribute.value}`);
const links = [...document.querySelectorAll("a[href], area[href]")]
  .filter((link) => !["https:", "http:", "mailto:", "tel:"].includes(link.protocol))
  .map((link) => link.href);
return { ran: window.hurt ?? null, lost, elements, handlers, links };

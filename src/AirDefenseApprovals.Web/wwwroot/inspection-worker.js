// Keeps the page of an inspection, and what it is made of, so that it opens without a network. Nothing else of the office is kept.
const cacheName = "inspection-1";
const isInspection = (url) => /^\/cases\/[0-9a-f-]{36}\/inspection$/.test(url.pathname);
const isPart = (url) => /^\/(lib|js|css)\/|^\/favicon\.svg$|^\/cases\/[0-9a-f-]{36}\/files\/M18$/.test(url.pathname); // with the plan that photographs take their place on

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isInspection(url)) event.respondWith(page(request, url));
  else if (isPart(url)) event.respondWith(part(request));
});

// The page itself: the newest that can be had. A page that leads elsewhere (sign in, inspection over) is not kept in its place.
async function page(request, url) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(url.pathname, answer.clone());
    return answer;
  } catch (error) {
    return (await cache.match(url.pathname)) ?? Promise.reject(error);
  }
}

// Its parts carry their version in their address: one that is kept is as good as new.
async function part(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

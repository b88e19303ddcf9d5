// Says when what is shown may be out of date: a refresh that failed must not go unnoticed.
document.addEventListener("htmx:afterRequest", (event) => {
  const request = event.detail.requestConfig;
  const notice = document.getElementById("stale");
  if (notice && request && !request.path.startsWith("/fault-switches")) {
    notice.hidden = event.detail.successful;
  }
});

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(PageTools tools) : OfficePage(tools)
{
    public void OnGet(int status) => Answer(status);

    public void OnPost(int status) => Answer(status);

    private void Answer(int status) => Tell(Tools.Problems.Of(status, status switch { 400 => "form-expired", 401 => "not-signed-in", 403 => "forbidden", 404 => "not-found", 405 => "method-not-allowed", 413 => "request-too-large", 429 => "too-many", 503 => "storage-unavailable", _ => status < 500 ? "malformed-request" : "internal-error" }));
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// Turns away what the framework would let through half read: a form that cannot be read, and a button or method that a
/// page does not have.
/// </summary>
internal sealed class WellFormed : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is ErrorModel)
            return; // it tells of just that
        // The page would be shown with nothing loaded
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0)
            context.Result = new StatusCodeResult(context.HttpContext.Request.Query.ContainsKey("handler") ? 404 : 405);
        // Where the framework notes a form it cannot read: then not even the address was bound
        else if (context.ModelState.TryGetValue("", out var form) && form.Errors.Count > 0)
            context.Result = new BadRequestResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}

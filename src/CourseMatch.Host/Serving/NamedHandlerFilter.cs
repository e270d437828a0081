using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CourseMatch.Host.Serving;

/// <summary>Answers requests to a page that name none of its handlers as addresses that do not exist. Otherwise the
/// page would be written without having been read.</summary>
internal sealed class NamedHandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var handlers = context.ActionDescriptor.HandlerMethods;
        var mayDoWithout = HttpMethods.IsGet(context.HttpContext.Request.Method)
            && handlers.All(handler => !HttpMethods.IsGet(handler.HttpMethod));
        if (context.HandlerMethod is null && !mayDoWithout)
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}

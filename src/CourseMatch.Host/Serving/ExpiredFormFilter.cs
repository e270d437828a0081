using CourseMatch.Application.Findings;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CourseMatch.Host.Serving;

/// <summary>Says in a sentence that a form was not ours, or not this session's any more.</summary>
internal sealed class ExpiredFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            Problem.Set(
                context.HttpContext, StatusCodes.Status400BadRequest, Finding.Of("CM4313", Severity.Error));
            context.Cancel = true;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IdentityHub.Web.Shell;

/// <summary>Answers with a page: a component whose only parameter is its model.</summary>
internal static class Page
{
    /// <summary>Renders the component to the end before the first byte goes out, so that an error is an error and not half a page.</summary>
    public static IResult Show<TComponent>(object model, int status = StatusCodes.Status200OK) where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status, PreventStreamingRendering = true };
}

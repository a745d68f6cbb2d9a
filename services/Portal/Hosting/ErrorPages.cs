using Microsoft.AspNetCore.Diagnostics;

namespace HubsPlatform.Portal.Hosting;

/// <summary>People get a page that says what happened and what to do, never problem details.</summary>
public static class ErrorPages
{
    private const string Address = "/erreur";

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = Address, StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute(Address);
    }

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException malformed ? malformed.StatusCode : StatusCodes.Status500InternalServerError;
}

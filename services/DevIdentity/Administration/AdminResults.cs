namespace HubsPlatform.DevIdentity.Administration;

/// <summary>Keycloak's answers of the administration API.</summary>
internal static class AdminResults
{
    public static IResult Unauthorized() => Results.Json(new { error = "HTTP 401 Unauthorized" }, statusCode: StatusCodes.Status401Unauthorized);
    public static IResult Forbidden() => Results.Json(new { error = "HTTP 403 Forbidden" }, statusCode: StatusCodes.Status403Forbidden);
    public static IResult NotFound(string message) => Refuse(StatusCodes.Status404NotFound, message);
    public static IResult Conflict(string message) => Refuse(StatusCodes.Status409Conflict, message);
    public static IResult BadRequest(string message) => Refuse(StatusCodes.Status400BadRequest, message);

    private static IResult Refuse(int status, string errorMessage) => Results.Json(new { errorMessage }, statusCode: status);
}

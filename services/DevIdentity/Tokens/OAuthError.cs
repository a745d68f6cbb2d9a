namespace HubsPlatform.DevIdentity.Tokens;

internal static class OAuthError
{
    /// <summary>RFC 6749, 5.2.</summary>
    public static IResult Of(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = description }, statusCode: status);

    public static IResult InvalidGrant(string description) => Of("invalid_grant", description);
}

namespace HubsPlatform.DevIdentity.Sessions;

/// <summary>Something that is good once.</summary>
internal abstract class OneUse
{
    private int _uses;

    /// <summary>True for the first caller only, also among callers at the same moment.</summary>
    public bool Use() => Interlocked.Exchange(ref _uses, 1) == 0;
}

/// <summary>An authorization code.</summary>
internal sealed class Code(SignInRequest request, ClientSession part, string[] granted) : OneUse
{
    public SignInRequest Request => request;
    public ClientSession Part => part;
    public string[] Granted => granted;
}

/// <summary>A refresh token. It keeps the first grant, however much a refresh narrowed it.</summary>
internal sealed class RefreshGrant(ClientSession part, string[] granted) : OneUse
{
    public ClientSession Part => part;
    public string[] Granted => granted;
}

namespace HubsPlatform.Portal.Web;

/// <summary>The way from the home page to this one.</summary>
public sealed record Crumbs(string Here, params (string Text, string Address)[] Above);

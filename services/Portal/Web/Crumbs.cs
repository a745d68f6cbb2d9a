namespace HubsPlatform.Portal.Web;

/// <summary>The way from the home page to this one.</summary>
public sealed record Crumbs(string Here, params (string Text, string Address)[] Above);

/// <summary>The same inside a workspace, whose first page is known.</summary>
/// <param name="Between">What else is between the workspace and this page.</param>
public sealed record WorkspaceCrumbs(
    WorkspacePage Page, string Here, bool IsBelowImports = false, bool IsBelowDuplicates = false, params (string Text, string Address)[] Between);

namespace HubsPlatform.Portal.Web;

/// <summary>The parts of a page that show whose service this is: all drawn by Pages/Shared/_Brand.cshtml.</summary>
public enum BrandPart
{
    Theme,
    Header,
    Footer,
}

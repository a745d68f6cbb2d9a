namespace HubsPlatform.OpeningHours.Tests;

/// <summary>Texts of our own that use every form of the format.</summary>
internal static class Syntax
{
    public static readonly TheoryData<string[]> Agreed = new()
    {
        {
            [
                "24/7", "24/7; Su off", "Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00", "Sa-Mo 10:00-12:00",
                "Mo,We,Fr 09:00-12:00; Tu,Th 14:00-18:00", "09:00-17:00", "09:00-17:00; Su off", "Mo-Fr 09:00-17:00; We off",
                "Mo-Fr 09:00-18:00; Mo-Fr 12:00-14:00 off", "Mo-Fr 09:00-12:00; We 14:00-18:00", "Mo-Fr 09:00-12:00, We 14:00-18:00",
                "Mo-Fr", "Mo-Fr off", "open", "closed", "Mo-Fr 09:00-12:00; 14:00-18:00", "Mo 08:00-12:00; Mo 13:30-17:30",
                "Mo-Su 22:00-02:00", "Fr 20:00-26:00", "Mo-Su 22:00-02:00; We off", "00:00-24:00", "Mo 00:00-00:00",
                "Fr 17:00+", "Fr 22:00+", "Fr 09:00+", "Mo 09:00-12:00+", "Mo 18:00-20:00+", "Mo 07:00+,12:00-16:00",
                "Mo 10:00-12:00 \"sur rendez-vous\"", "Mo 10:00-12:00 open \"sur rendez-vous\"", "Mo off \"congés\"", "\"sur rendez-vous\"",
                "Mo-Fr 09:00-12:00 unknown", "Mo-Fr 09:00-12:00 || \"sur rendez-vous\"", "Mo-Fr 09:00-12:00 || We 10:00-16:00 unknown",
                "Mo-Fr 10:00-16:00; We 12:00-18:00 || Sa 10:00-12:00 open",
            ]
        },
        {
            [
                "PH off", "Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00; PH 10:00-12:00", "PH,Su 10:00-12:00", "PH Mo-Fr 10:00-12:00",
                "Mo-Fr 09:00-17:00; PH +1 day off", "Mo-Fr 09:00-17:00; PH -1 day 09:00-12:00",
            ]
        },
        {
            [
                "Jan 09:00-12:00", "Jan-Mar 09:00-12:00", "Nov-Feb Mo-Fr 10:00-12:00", "Mo-Fr 09:00-17:00; Aug off", "Jul,Aug Mo 10:00-12:00",
                "Jul 14 10:00-12:00", "Jul 14-Aug 15 10:00-12:00", "Dec 24-Jan 2 off; Mo 10:00-12:00", "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off",
                "Dec 24-26 10:00-12:00", "2026 10:00-12:00", "2025-2027 Mo 10:00-12:00", "2026-2030/2 Mo 10:00-12:00", "2027+ Mo 10:00-12:00",
                "2026 Mar-May Mo 10:00-12:00", "2026 Mar 05-2026 May 06 10:00-12:00", "2025 Dec 20-2026 Jan 10 10:00-12:00",
                "Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 2 off", "easter 10:00-12:00", "easter -2 days 10:00-12:00", "easter +1 day off; Mo 09:00-12:00",
                "Jan 1,Jan 11,Feb 3 10:00-12:00", "May 08,May 10 10:00-12:00",
                "week 01 10:00-12:00", "week 1-53/2 Mo 09:30-12:30", "week 2-52/2 We 14:00-17:00", "week 10-20 Mo-Fr 09:00-12:00", "week 01,03,05-09 Tu 10:00-11:00",
                "We[1] 14:00-17:00", "Fr[-1] 14:00-17:00", "Sa[1,3] 10:00-12:00", "Mo[1-3] 10:00-12:00", "Mo-Fr 09:00-17:00; Th[2] off",
                "Su[-1] -1 day 10:00-12:00", "Sa[1] +2 days 10:00-12:00", "Feb 29 10:00-12:00",
            ]
        },
    };

    /// <summary>Where we answer otherwise on purpose, with the reason.</summary>
    public static readonly Dictionary<string, string> Otherwise = new()
    {
        ["Fr 20:00-02:00; Sa 10:00-12:00"] = "Friday's night ends at 02:00; they end it at midnight because Saturday has a rule of its own",
        ["Tu 18:00-18:00; We 10:00-18:00"] = "the same: a range that ends when it began lasts 24 hours",
        ["SH 10:00-12:00"] = "the Saturday of the departure counts as a holiday: most schools are closed then; they begin on Sunday",
        ["easter -2 days-easter +1 day 10:00-12:00"] = "the last day of a range belongs to it; they leave it out when it is counted from Easter",
        ["Sep 01+ Mo 10:00-12:00"] = "a date with an open end, in the format's specification; they refuse it",
        ["sunrise-sunset"] = "perhaps: a place's hours should not depend on an astronomical computation; they compute it",
    };
}

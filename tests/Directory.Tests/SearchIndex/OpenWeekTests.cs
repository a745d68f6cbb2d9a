using HubsPlatform.Directory.SearchIndex;

namespace HubsPlatform.Directory.Tests.SearchIndex;

public sealed class OpenWeekTests
{
    [Theory]
    [InlineData("{}", 0, 10_080, false)]
    [InlineData("{[540,720),[840,1080)}", 539, 540, false)]
    [InlineData("{[540,720),[840,1080)}", 540, 541, true)]
    [InlineData("{[540,720),[840,1080)}", 719, 720, true)]
    [InlineData("{[540,720),[840,1080)}", 720, 721, false)]
    [InlineData("{[540,720),[840,1080)}", 1079, 1080, true)]
    [InlineData("{[540,720),[840,1080)}", 0, 1440, true)]
    [InlineData("{[540,720),[840,1080)}", 1440, 2880, false)]
    [InlineData("{[0,10080)}", 10_079, 10_080, true)]
    public void A_span_meets_the_open_minutes_or_not(string week, int from, int to, bool isOpen) =>
        OpenWeek.IsOpen(OpenWeek.Parse(week).Bytes, from, to).ShouldBe(isOpen);
}

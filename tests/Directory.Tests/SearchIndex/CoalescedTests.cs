using HubsPlatform.Directory.SearchIndex;

namespace HubsPlatform.Directory.Tests.SearchIndex;

public sealed class CoalescedTests
{
    [Fact]
    public async Task Nobody_gets_an_answer_that_is_older_than_his_question_and_no_two_are_asked_at_a_time()
    {
        var (written, asked, asking, most) = (0, 0, 0, 0);
        var question = new Coalesced<int>(async () =>
        {
            Interlocked.Increment(ref asked);
            most = Math.Max(most, Interlocked.Increment(ref asking));
            var answer = Volatile.Read(ref written);
            await Task.Delay(1);
            Interlocked.Decrement(ref asking);
            return answer;
        });

        const int people = 16;
        const int questions = 100;
        await Task.WhenAll(Enumerable.Range(0, people).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < questions; i++)
            {
                var before = Interlocked.Increment(ref written);
                (await question.AskAsync()).ShouldBeGreaterThanOrEqualTo(before);
            }
        })));

        most.ShouldBe(1);
        asked.ShouldBeInRange(questions, people * questions / 2);
    }

    [Fact]
    public async Task Who_waits_behind_a_question_that_fails_gets_an_answer_of_his_own()
    {
        var first = new TaskCompletionSource<string>();
        var answers = new Queue<Task<string>>([first.Task, Task.FromResult("in order")]);
        var question = new Coalesced<string>(() => answers.Dequeue());

        var failing = question.AskAsync();
        var (second, third) = (question.AskAsync(), question.AskAsync());
        first.SetException(new IOException("gone"));

        await Should.ThrowAsync<IOException>(() => failing);
        (await second).ShouldBe("in order");
        (await third).ShouldBe("in order");
    }
}

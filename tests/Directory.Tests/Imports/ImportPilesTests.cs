using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Features.Imports;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Tests.Imports;

public sealed class ImportPilesTests
{
    private const int Room = 15;
    private const int Most = 10;
    private const int Least = 4;

    private static readonly HubId[] Hubs = [new("a"), new("b"), new("c")];

    private readonly CancellationToken _stop = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
    private readonly ImportPiles _piles = new(Room, Most, Least);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Every_row_comes_out_once_in_the_order_of_its_hub_and_a_hub_has_one_writer(int writers)
    {
        const int rows = 3_000;
        var random = new Random(writers);
        var given = Enumerable.Range(1, rows).Select(line => (Hub: Hubs[random.Next(100) switch { < 70 => 0, < 95 => 1, _ => 2 }], Line: line)).ToList();
        var taken = Hubs.ToDictionary(hub => hub, _ => new List<int>());
        var writing = Hubs.ToDictionary(hub => hub, _ => new int[1]);
        var write = Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            while (await _piles.TakeAsync(_stop) is { } chunk)
            {
                Interlocked.Increment(ref writing[chunk.Hub][0]).ShouldBe(1);
                chunk.Rows.Count.ShouldBeInRange(1, Most);
                taken[chunk.Hub].AddRange(chunk.Rows.Select(row => row.Row.Line));
                await Task.Yield();
                Interlocked.Decrement(ref writing[chunk.Hub][0]);
                _piles.Done(chunk.Hub);
            }
        })).ToList();
        foreach (var (hub, line) in given)
        {
            await AddAsync(hub, line);
        }

        _piles.Complete();
        await Task.WhenAll(write);

        foreach (var hub in Hubs)
        {
            taken[hub].ShouldBe(given.Where(row => row.Hub == hub).Select(row => row.Line));
        }
    }

    [Fact]
    public async Task A_writer_waits_for_rows_enough_and_takes_the_largest_pile_that_nobody_has()
    {
        var first = _piles.TakeAsync(_stop);
        await AddAsync(Hubs[0], 1, 2, 3);
        first.IsCompleted.ShouldBeFalse();
        await AddAsync(Hubs[0], 4);
        (await first)!.Rows.Count.ShouldBe(Least);

        await AddAsync(Hubs[0], 5, 6, 7, 8, 9, 10);
        await AddAsync(Hubs[1], 11, 12, 13, 14);
        await AddAsync(Hubs[2], 15, 16, 17, 18, 19);
        (await _piles.TakeAsync(_stop))!.Hub.ShouldBe(Hubs[2]);
        _piles.Done(Hubs[0]);
        (await _piles.TakeAsync(_stop))!.Hub.ShouldBe(Hubs[0]);
    }

    [Fact]
    public async Task Who_has_one_row_too_many_waits_until_some_are_taken()
    {
        await AddAsync(Hubs[0], [.. Enumerable.Range(1, Room)]);
        var more = AddAsync(Hubs[1], Room + 1);
        more.IsCompleted.ShouldBeFalse();
        (await _piles.TakeAsync(_stop))!.Rows.Select(row => row.Row.Line).ShouldBe(Enumerable.Range(1, Most));
        await more;

        _piles.Complete();
        (await _piles.TakeAsync(_stop))!.Hub.ShouldBe(Hubs[1]); // the rest is of a hub that is being written
        var rest = _piles.TakeAsync(_stop);
        rest.IsCompleted.ShouldBeFalse();
        _piles.Done(Hubs[0]);
        (await rest)!.Rows.Select(row => row.Row.Line).ShouldBe(Enumerable.Range(Most + 1, Room - Most));
        (await _piles.TakeAsync(_stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Where_no_more_room_is_left_little_is_enough()
    {
        var piles = new ImportPiles(3, Most, Least);
        await piles.AddAsync(Hubs[0], Row(1), _stop);
        await piles.AddAsync(Hubs[1], Row(2), _stop);
        var taken = piles.TakeAsync(_stop);
        taken.IsCompleted.ShouldBeFalse();
        await piles.AddAsync(Hubs[1], Row(3), _stop);
        (await taken)!.Rows.Select(row => row.Row.Line).ShouldBe([2, 3]);
    }

    private async Task AddAsync(HubId hub, params int[] lines)
    {
        foreach (var line in lines)
        {
            await _piles.AddAsync(hub, Row(line), _stop);
        }
    }

    private static ImportRow Row(int line) => new(new CensusRow(line, null, null, null, []), false);
}

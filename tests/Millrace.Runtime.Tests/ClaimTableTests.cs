using System.Globalization;

namespace Millrace.Runtime.Tests;

public sealed class ClaimTableTests : IDisposable
{
    private const uint One = 0x11111111, Other = 0x22222222;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"millrace-claims-{Guid.NewGuid():N}");
    private readonly ClaimTable _table;
    private readonly ClaimTable _second;

    public ClaimTableTests()
    {
        ClaimTable.Create(_path);
        _table = ClaimTable.Open(_path);
        _second = ClaimTable.Open(_path);
    }

    public void Dispose()
    {
        _table.Dispose();
        _second.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public void A_key_is_claimed_by_one_until_it_is_given_up()
    {
        string key = Key(1);

        Assert.Equal(ClaimAnswer.Claimed, Claim(_table, key, One, out _));
        Assert.Equal(ClaimAnswer.Held, Claim(_second, key, Other, out uint holder));
        Assert.Equal(One, holder);
        Assert.True(_second.IsHeld(key, One));
        _table.TakeFrom(key, One);
        Assert.False(_second.IsHeld(key, One));
        Assert.Equal(ClaimAnswer.Claimed, Claim(_second, key, Other, out _));
    }

    [Fact]
    public void The_same_owner_does_not_claim_a_key_twice()
    {
        Assert.Equal(ClaimAnswer.Claimed, Claim(_table, Key(1), One, out _));
        Assert.Equal(ClaimAnswer.Held, Claim(_table, Key(1), One, out uint holder));
        Assert.Equal(One, holder);
    }

    [Fact]
    public void Whoever_looked_before_a_claim_was_given_up_has_to_look_again()
    {
        string key = Key(1);
        Claim(_table, key, One, out _);
        long look = _second.Look(key);
        _table.TakeFrom(key, One);

        Assert.Equal(ClaimAnswer.Changed, _second.TryClaim(key, look, Other, out _, out _));
        Assert.Equal(0, _second.Count);
        Assert.Equal(ClaimAnswer.Claimed, Claim(_second, key, Other, out _));
    }

    [Fact]
    public void What_another_owner_holds_is_not_given_up()
    {
        Claim(_table, Key(1), One, out _);
        _table.TakeFrom(Key(1), Other);
        Assert.True(_table.IsHeld(Key(1), One));
    }

    [Fact]
    public void Other_keys_may_fill_a_bucket_until_their_owners_are_found_dead()
    {
        // The first sixteen digits choose the bucket, the next eight tell keys apart.
        string[] keys = [.. Enumerable.Range(0, 8).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{5:x16}{i:x8}{0:x40}"))];
        for (int i = 0; i < 7; i++)
            Assert.Equal(ClaimAnswer.Claimed, Claim(_table, keys[i], i == 3 ? Other : One, out _));

        Assert.Equal(ClaimAnswer.Full, Claim(_table, keys[7], One, out _));
        _table.Remove(static owner => owner == Other);
        Assert.Equal(6, _table.Count);
        Assert.False(_table.IsHeld(keys[3], Other));
        Assert.Equal(ClaimAnswer.Claimed, Claim(_table, keys[7], One, out _));
    }

    [Fact]
    public void Of_many_who_want_the_same_keys_one_at_a_time_has_each()
    {
        const int Keys = 12, Rounds = 3000;
        string[] keys = [.. Enumerable.Range(0, Keys).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{7:x16}{i:x8}{0:x40}"))];
        int[] inside = new int[Keys];
        long[] claimed = new long[4];

        Parallel.For(0, 4, worker =>
        {
            ClaimTable table = worker % 2 == 0 ? _table : _second;
            var random = new Random(worker);
            for (int round = 0; round < Rounds; round++)
            {
                int i = random.Next(Keys);
                if (table.TryClaim(keys[i], table.Look(keys[i]), owner: One, out _, out Claim? claim) != ClaimAnswer.Claimed)
                    continue;
                Assert.Equal(1, Interlocked.Increment(ref inside[i]));
                claimed[worker]++;
                Interlocked.Decrement(ref inside[i]);
                claim!.GiveUp();
            }
        });

        Assert.Equal(0, _table.Count);
        Assert.All(claimed, static count => Assert.NotEqual(0, count));
    }

    [Fact]
    public void A_claim_is_given_up_once_and_at_its_own_place()
    {
        Assert.Equal(ClaimAnswer.Claimed, _table.TryClaim(Key(1), _table.Look(Key(1)), One, out _, out Claim? first));
        first!.GiveUp();
        Claim(_table, Key(1), One, out _);
        first.GiveUp();
        Assert.True(_table.IsHeld(Key(1), One));
    }

    [Fact]
    public void A_longer_file_is_read_as_far_as_it_is_known()
    {
        string path = $"{_path}-long";
        File.WriteAllBytes(path, new byte[1_000_000]);
        ClaimTable.Create(path);
        using (ClaimTable table = ClaimTable.Open(path))
            Assert.Equal(ClaimAnswer.Claimed, Claim(table, Key(1), One, out _));
        File.Delete(path);
    }

    [Fact]
    public void A_table_that_was_cut_short_is_made_whole()
    {
        string path = $"{_path}-short";
        File.WriteAllBytes(path, new byte[1000]);
        ClaimTable.Create(path);
        using (ClaimTable table = ClaimTable.Open(path))
            Assert.Equal(ClaimAnswer.Claimed, Claim(table, Key(int.MaxValue), One, out _));
        File.Delete(path);
    }

    [Fact]
    public void A_closed_table_is_told_from_one_that_may_be_used()
    {
        _second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _second.TakeFrom(Key(1), One));
        Assert.Equal(ClaimAnswer.Claimed, Claim(_table, Key(1), One, out _));
    }

    private static ClaimAnswer Claim(ClaimTable table, string key, uint owner, out uint holder) =>
        table.TryClaim(key, table.Look(key), owner, out holder, out _);

    private static string Key(int seed) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(seed)));
}

namespace Millrace.Data.Tests.Sketches;

/// <summary>Bytes that nobody wrote.</summary>
internal static class Hostile
{
    /// <summary>Tries bytes that are cut off, too long, or changed in a few places: each is read or refused as damaged.</summary>
    public static void Try(byte[] whole, Action<byte[]> read)
    {
        read(whole);
        var random = new Random(17);
        for (int i = 0; i < 300; i++)
            Assert.Throws<DataException>(() => read(whole[..(i < 60 ? Math.Min(i, whole.Length - 1) : random.Next(whole.Length))]));
        Assert.Throws<DataException>(() => read([.. whole, 0]));
        int refused = 0;
        for (int i = 0; i < 1500; i++)
        {
            byte[] damaged = [.. whole];
            for (int changes = 1 + random.Next(4); changes > 0; changes--)
            {
                int at = random.Next(random.Next(2) == 0 ? Math.Min(120, whole.Length) : whole.Length);
                damaged[at] = (byte)(random.Next(4) switch { 0 => 0xFF, 1 => 0x7F, _ => random.Next(256) });
            }

            try
            {
                read(damaged);
            }
            catch (DataException)
            {
                refused++;
            }
        }

        Assert.True(refused > 50);
    }
}

using System.Text;

namespace Millrace.Data.Tests.Rejects;

/// <summary>Whatever is wrong with a row, what is kept of it shows nothing that may harm a person.</summary>
public sealed class RejectMaskTests : IDisposable
{
    private const int Cases = 1500;
    private const string Secret = "Zo7";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_damage_brings_a_sensitive_value_into_the_rejects(bool isJson)
    {
        var random = new Random(20_261_129);
        byte[] unusual = [.. "\"\\{}[]:,\n\r\t 01'#;eu/"u8, 0, 0xC3, 0xFF];
        string path = _folder.File("data");
        int kept = 0;
        for (int i = 0; i < Cases; i++)
        {
            var bytes = new List<byte>(Encoding.UTF8.GetBytes(isJson ? Lines(random) : Rows(random)));
            int at = random.Next(bytes.Count);
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = unusual[random.Next(unusual.Length)];
                    break;
                default:
                    bytes.Insert(at, unusual[random.Next(unusual.Length)]);
                    break;
            }

            await File.WriteAllBytesAsync(path, [.. bytes]);
            List<RejectedRow> rejects = [];
            string told = await ReadAsync(path, isJson, rejects);
            foreach (RejectedRow row in rejects)
                told += row.ToString();
            Assert.False(told.Contains(Secret, StringComparison.Ordinal), $"{i}: {told}\n{Encoding.UTF8.GetString([.. bytes])}");
            kept += rejects.Count;
        }

        Assert.InRange(kept, Cases / 2, 4 * Cases);
    }

    public void Dispose() => _folder.Dispose();

    // One row in three has a value that its column cannot hold, and a member or field that the schema does not speak of.
    private static string Rows(Random random) => "fare,seconds,company,payment type,latitude,rider,ssn\n" + string.Concat(Enumerable.Range(0, 3).Select(i =>
        $"{(random.Next(3) == 0 ? "x" : $"{i}")},3,\"Blue, Inc\",Cash,{(random.Next(4) == 0 ? Secret : "1.5")},\"{Secret}, Jr\",{Secret}\n"));

    private static string Lines(Random random) => string.Concat(Enumerable.Range(0, 3).Select(i =>
        $"{{\"fare\":{(random.Next(3) == 0 ? "\"x\"" : $"{i}")},\"company\":\"a\",\"payment type\":\"Cash\",\"latitude\":"
        + $"{(random.Next(4) == 0 ? $"\"{Secret}\"" : "1.5")},\"rider\":\"{Secret}, Jr\",\"{Secret}-123456\":1,\"more\":{{\"rider\":[\"{Secret}\"]}}}}\n"));

    private static async Task<string> ReadAsync(string path, bool isJson, List<RejectedRow> kept)
    {
        var rejects = new RowRejects((row, _) =>
        {
            kept.Add(row);
            return ValueTask.CompletedTask;
        }) { Most = 10 };
        try
        {
            await foreach (Batch<Trip> _ in isJson ? JsonLinesFile.ReadAsync<Trip>(path, null, rejects) : CsvFile.ReadAsync<Trip>(path, null, rejects))
            {
                // Rows are of no interest here.
            }
        }
        catch (TextFileException error)
        {
            return error.Message;
        }

        return "";
    }
}

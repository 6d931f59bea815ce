using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Data.Tests.Files;

public sealed class RealFooterTests
{
    private const string Suite = "parquet-suites/apache-parquet-testing/";
    private const string Others = "parquet-suites/hyparquet-files/";

    [RealDataFact(Others + "alpha.parquet")]
    public void Footers_say_what_is_written_beside_them()
    {
        string[] files = Directory.GetFiles(RealDataFactAttribute.PathOf(Others), "*.metadata.json");
        var wrong = new List<string>();
        foreach (string json in files)
        {
            using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(json));
            string file = json[..^".metadata.json".Length] + ".parquet";
            string difference = FooterJson.Difference(expected.RootElement, Read(file));
            if (difference.Length > 0)
                wrong.Add($"{Path.GetFileName(file)}: {difference}");
        }

        Assert.True(files.Length >= 60);
        Assert.Equal("", string.Join('\n', wrong));
    }

    [RealDataFact(Suite + "data/alltypes_plain.parquet")]
    public void Each_valid_file_is_read_and_what_is_encrypted_says_so()
    {
        var wrong = new List<string>();
        foreach (string file in Directory.GetFiles(RealDataFactAttribute.PathOf(Suite + "data"), "*.parquet*", SearchOption.AllDirectories))
        {
            // These have an ordinary footer, and say at the columns that they are encrypted, or are keys and no Parquet.
            string name = Path.GetFileName(file);
            bool isEncrypted = name.EndsWith(".encrypted", StringComparison.Ordinal) && !name.Contains("plaintext_footer", StringComparison.Ordinal);
            string problem = name.EndsWith(".json", StringComparison.Ordinal) ? "this is not a Parquet file" : isEncrypted ? "encryption is not supported" : "";
            string found = ProblemOf(file);
            if (found != problem)
                wrong.Add($"{name}: {found}");
        }

        Assert.Empty(wrong);
    }

    [RealDataFact(Suite + "data/encrypt_columns_plaintext_footer.parquet.encrypted")]
    public void Encrypted_columns_are_told_apart_under_a_plain_footer()
    {
        FileMetadata file = Read(RealDataFactAttribute.PathOf(Suite + "data/encrypt_columns_plaintext_footer.parquet.encrypted"));
        IEnumerable<string> encrypted = file.Leaves.Where(leaf => file.RowGroups[0].Chunks[leaf.Index].IsEncrypted).Select(leaf => leaf.ToString());
        Assert.Equal(["double_field", "float_field"], encrypted.Order());
        Assert.Equal(50, file.Rows);
    }

    [RealDataFact(Suite + "data/dict-page-offset-zero.parquet")]
    public void A_dictionary_at_0_is_none()
    {
        ChunkMetadata chunk = Read(RealDataFactAttribute.PathOf(Suite + "data/dict-page-offset-zero.parquet")).RowGroups[0].Chunks[0];
        Assert.Equal((0, 4), (chunk.DictionaryPageOffset, chunk.Start));
    }

    [RealDataFact(Suite + "bad_data/PARQUET-1481.parquet")]
    public void Bad_files_are_read_or_refused()
    {
        foreach (string file in Directory.GetFiles(RealDataFactAttribute.PathOf(Suite + "bad_data"), "*.parquet"))
            ProblemOf(file);
    }

    [RealDataFact(Suite + "data/alltypes_plain.parquet")]
    public void What_was_read_is_written_and_read_again()
    {
        foreach (string file in Directory.GetFiles(RealDataFactAttribute.PathOf(Suite + "data"), "*.parquet"))
        {
            FileMetadata first = Read(file);
            Assert.Equal(FooterText.Of(first), FooterText.Of(Footers.Again(first)));
        }
    }

    private static string ProblemOf(string file)
    {
        try
        {
            Read(file);
            return "";
        }
        catch (ParquetFault fault)
        {
            return fault.Message;
        }
    }

    private static FileMetadata Read(string file)
    {
        using SafeFileHandle handle = File.OpenHandle(file);
        return FileFooter.Read(handle);
    }
}

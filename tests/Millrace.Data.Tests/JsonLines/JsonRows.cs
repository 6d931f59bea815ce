namespace Millrace.Data.Tests.JsonLines;

/// <summary>Reads JSON lines as tests want them.</summary>
internal static class JsonRows
{
    public static async Task<List<T>> ReadAsync<T>(string path, JsonLinesOptions? options = null)
        where T : struct, ISchema<T>
    {
        List<T> rows = [];
        await foreach (Batch<T> batch in JsonLinesFile.ReadAsync<T>(path, options))
        {
            foreach (T row in batch)
                rows.Add(row);
        }

        return rows;
    }

    /// <summary>The message of the error that a file of some text ends in, behind the file's path.</summary>
    public static async Task<string> FaultOf<T>(TempFolder folder, string text)
        where T : struct, ISchema<T>
    {
        string path = folder.Write("data.jsonl", text);
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => ReadAsync<T>(path));
        Assert.Equal(path, error.File);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        return error.Message[path.Length..];
    }
}

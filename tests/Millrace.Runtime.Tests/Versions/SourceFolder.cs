namespace Millrace.Runtime.Tests;

/// <summary>Files that a pipeline reads, beside the store of a test.</summary>
internal sealed class SourceFolder(TestStore test)
{
    private static readonly DateTime s_old = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private int _hours;

    public string PathOf(string name) => Path.Combine(test.Folder, "data", name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file as it was delivered on some day long ago, each time another one.</summary>
    public string Write(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, s_old.AddHours(_hours++));
        return path;
    }

    /// <summary>A pipeline whose first step puts together the texts of a file or of a folder's files, and whose second one does nothing to them.</summary>
    public PipelinePlan Read(string name, string pipeline = "test") => Components.Plan(
        pipeline,
        [],
        Components.Step("read", Components.Of("read", static call =>
        {
            string path = call.Parameter<string>(0);
            string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [path];
            call.Output(0, new Text(string.Join('\n', files.Select(File.ReadAllText))));
            return ValueTask.CompletedTask;
        }, parameters: [new ParameterInfo { Name = "path", Member = "Path", Codec = ParameterCodec.Of<string>(), IsSource = true, Default = () => PathOf(name) }])),
        Components.Step("pass", Components.Map(static (_, text) => text), new PlanInput(0, 0)));

    /// <summary>The names and texts of a folder's files.</summary>
    public static string TextsIn(string folder) => string.Join(", ", Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetRelativePath(folder, path).Replace('\\', '/')}={File.ReadAllText(path)}"));
}

using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests.Purity;

/// <summary>What an artifact saves says which artifact it is, so it is the same in every run.</summary>
public sealed class ArtifactDiagnosticTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0512", "DateTime.Now", Saves("[|DateTime.Now|] + artifact.Text") },
        { "MR0512", "Guid.NewGuid", Saves("artifact.Text + [|Guid.NewGuid|]()") },
        { "MR0512", "Environment.MachineName", Saves("$\"{[|Environment.MachineName|]} {artifact.Text}\"") },
        { "MR0512", "String.GetHashCode", Saves("\"\" + artifact.Text.[|GetHashCode|]()") },
        { "MR0512", "File.ReadAllText", Saves("[|File.ReadAllText|](\"words.txt\")") },
        { "MR0512", "Own.s_count", Saves("\"\" + [|s_count|]++", "private static int s_count;") },
        { "MR0512", "DateTime.UtcNow", Saves("Head() + artifact.Text", "private static string Head() => [|DateTime.UtcNow|].ToString(\"O\");") },
        { "MR0512", "DateTime.UtcNow", Saves("artifact.Stamp", "public string Stamp => [|DateTime.UtcNow|].ToString(\"O\");") },
        { "MR0512", "Heads.Of, which uses DateTime.UtcNow", Saves("[|Heads.Of|](artifact.Text)") + "static class Heads { public static string Of(string text) => text + DateTime.UtcNow; }" },
        { "MR0512", "Basis.SaveAsync, which uses DateTime.Now", Basis + "public sealed class Own : Basis, IArtifact<Own> { public static string Kind => \"own\"; public static ValueTask<Own> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Own()); static ValueTask IArtifact<Own>.SaveAsync(Own artifact, ArtifactFolder folder, CancellationToken cancellation) => [|SaveAsync|](artifact, folder, cancellation); }" },
        { "MR0512", "DateTime.Now", Saves("[|DateTime.Now|] + artifact.Text").Replace("IArtifact<Own>", "Millrace.IArtifact<Own>", StringComparison.Ordinal) },
    };

    public static TheoryData<string> Legitimate =>
    [
        Saves("artifact.Text"),
        Saves("artifact.Text + Now()", "[Deterministic(\"frozen\")] private static DateTime Now() => DateTime.UtcNow;"),
        "[Deterministic(\"a test\")] " + Saves("DateTime.Now + artifact.Text"),
        Saves("artifact.Text.Length > 0 ? artifact.Text : throw new InvalidOperationException($\"no text at {DateTime.UtcNow}\")"),

        // What it holds may be a file, and may be made in a scratch folder.
        Saves("File.ReadAllText(artifact.Text)"),
        Saves("Copy(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), artifact.Text)", "private static string Copy(string path, string text) { File.WriteAllText(path, text); return text; }"),

        // Loading, and other methods, are not saving.
        Saves("artifact.Text", "public DateTime Age() => DateTime.UtcNow;"),

        // A record of something that was done outside looks there.
        Saves("File.ReadAllText(\"registry.txt\")", "public static bool IsStillThere(Own artifact) => true;"),
        "#pragma warning disable MR0512\n" + Saves("DateTime.Now + artifact.Text"),
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_warning_at_its_place(string id, string cause, string source) => Pure.Check(id, cause, source);

    [Theory]
    [MemberData(nameof(Legitimate))]
    public void Nothing_is_said(string source) => Pure.Clean(source);

    [Fact]
    public void The_message_says_what_to_do()
    {
        Diagnostic found = Assert.Single(Pure.Analyze(Saves("DateTime.Now + artifact.Text")));
        Assert.Equal(
            "'Own' saves what is not part of it (DateTime.Now), so the same artifact can have other content in another run, and steps after it are not reused: let the component that makes it give it the value, or leave the value out",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    private const string Basis = "public class Basis { public static async ValueTask SaveAsync(Basis artifact, ArtifactFolder folder, CancellationToken cancellation) => await File.WriteAllTextAsync(folder.File(\"x\"), DateTime.Now + \"\", cancellation); }\n";

    private static string Saves(string text, string more = "") => $$"""
        public sealed class Own(string text) : IArtifact<Own>
        {
            public static string Kind => "own";
            public string Text { get; } = text;
            public static async ValueTask SaveAsync(Own artifact, ArtifactFolder folder, CancellationToken cancellation) => await File.WriteAllTextAsync(folder.File("own.txt"), {{text}}, cancellation);
            public static ValueTask<Own> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Own("x"));
            {{more}}
        }

        """;
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Millrace.Benchmarks.Programs;

/// <summary>
/// A user's project in a folder of its own, built by <c>dotnet build</c> with our libraries and our generator. No package is restored, and no settings
/// of this repository reach it.
/// </summary>
internal sealed partial class BuiltProject(string name = "User") : IDisposable
{
    private readonly List<BuiltProject> _references = [];
    private bool _isRestored;

    public string Folder { get; } = Directory.CreateTempSubdirectory("millrace-build-").FullName;

    /// <summary>The file that the build makes.</summary>
    public string Assembly => Path.Combine(Folder, "out", name + ".dll");

    /// <summary>The files that the generator made, as the build wrote them down.</summary>
    public string Generated => Path.Combine(Folder, "generated");

    /// <summary>Elements of the project's property group.</summary>
    public string Properties { get; init; } = "";

    /// <summary>The culture of the build, as <c>LANG</c> names it; null for the machine's.</summary>
    public string? Culture { get; init; }

    /// <summary>Whether the compiler's process serves one build or many.</summary>
    public CompilerProcess Compiler { get; init; }

    /// <summary>Whether our generator and analyzers work on the project.</summary>
    public bool HasGenerator { get; init; } = true;

    private string File => Path.Combine(Folder, name + ".csproj");

    /// <summary>Writes a file of the project.</summary>
    public BuiltProject Add(string path, string text)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Makes the project reference another one, which is built first.</summary>
    public BuiltProject Reference(BuiltProject other)
    {
        _references.Add(other);
        return this;
    }

    /// <summary>Builds everything anew.</summary>
    /// <param name="switches">More of the command line.</param>
    public BuildResult Build(params string[] switches)
    {
        Write();
        string[] restored = _isRestored ? ["--no-restore"] : [];
        var watch = Stopwatch.StartNew();
        (int code, string output) = Run(["build", "--nologo", .. Servers(), "-m:1", "-nodeReuse:false", "-tl:off", "-v:minimal", "-t:Rebuild", .. restored, .. switches]);
        _isRestored = true;
        return new BuildResult(code, [.. output.Split('\n').Where(static each => Finding().IsMatch(each)).Select(Line).Distinct()], output, watch.Elapsed);
    }

    /// <summary>Ends the process of a compiler that was kept.</summary>
    public void StopCompiler() => _ = Run(["build-server", "shutdown", "--vbcscompiler"]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string[] Servers() => Compiler == CompilerProcess.Kept ? ["-p:UseSharedCompilation=true"] : ["--disable-build-servers"];

    private void Write()
    {
        foreach (BuiltProject other in _references)
            other.Write();
        Add(Path.GetFileName(File), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
                <OutDir>out/</OutDir>
                <CopyLocalLockFileAssemblies>false</CopyLocalLockFileAssemblies>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>generated</CompilerGeneratedFilesOutputPath>
                {Properties}
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="**/*.cs" Exclude="generated/**;obj/**" />
            {Items("ProjectReference", _references.Select(static each => each.File))}
            {Items("Reference", Libraries(), """Private="false" """)}
            {Items("Analyzer", HasGenerator ? Analyzers() : [])}
              </ItemGroup>
            </Project>
            """);
    }

    private static string Items(string kind, IEnumerable<string> files, string more = "") =>
        string.Join('\n', files.Select(file => $"""    <{kind} Include="{file}" {more}/>"""));

    private (int Code, string Output) Run(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // A test runs inside MSBuild, whose settings are for its own tasks.
        foreach (string inherited in start.Environment.Keys.Where(static each => each.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(inherited);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (Culture is not null)
            start.Environment["LC_ALL"] = start.Environment["LANG"] = Culture;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <summary><c>User.cs(3,5): error …</c> from a line of the console.</summary>
    private string Line(string line)
    {
        string text = line.Trim().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        int project = text.LastIndexOf(" [", StringComparison.Ordinal);
        return project < 0 ? text : text[..project];
    }

    [GeneratedRegex(@"\b(error|warning) [A-Z]+[0-9]+:")]
    private static partial Regex Finding();

    private static IEnumerable<string> Libraries() => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Where(static file => Path.GetFileName(file) is { } name
            && (name.StartsWith("Millrace.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            && !name.EndsWith(".Tests.dll", StringComparison.Ordinal)
            && !name.StartsWith("Millrace.Benchmarks", StringComparison.Ordinal)
            && !IsAnalyzer(name))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Analyzers() => Directory.EnumerateFiles(AppContext.BaseDirectory, "Millrace.*.dll")
        .Where(static file => IsAnalyzer(Path.GetFileName(file)))
        .Order(StringComparer.Ordinal);

    private static bool IsAnalyzer(string name) => name is "Millrace.Generators.dll" or "Millrace.Compiler.dll";
}

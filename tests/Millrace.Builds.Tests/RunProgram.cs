using System.Diagnostics;
using Millrace.Benchmarks.Programs;

namespace Millrace.Builds.Tests;

/// <summary>
/// A built program that can be run: what it needs lies beside the tests and is copied once. Its list of dependencies is that of the tests, under its own name.
/// </summary>
internal sealed class RunProgram : IDisposable
{
    private const string Name = "User", Tests = "Millrace.Builds.Tests";

    private readonly BuiltProject _project = new(Name)
    {
        Compiler = CompilerProcess.Kept,
        Properties = "<OutputType>Exe</OutputType><UseAppHost>false</UseAppHost>",
    };
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-run-").FullName;

    public RunProgram()
    {
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(_folder, "app", Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.Move(App($"{Tests}.runtimeconfig.json"), App($"{Name}.runtimeconfig.json"));
        string dependencies = File.ReadAllText(App($"{Tests}.deps.json")).Replace(Tests, Name, StringComparison.Ordinal);
        File.Delete(App($"{Tests}.deps.json"));
        File.WriteAllText(App($"{Name}.deps.json"), dependencies);
    }

    /// <summary>Builds the program from its sources.</summary>
    public RunProgram Build(string program)
    {
        _project.Add("User.cs", program).Build().Clean();
        File.Copy(_project.Assembly, App($"{Name}.dll"), overwrite: true);
        return this;
    }

    /// <summary>Gives a package another version in the program's list of dependencies.</summary>
    public void Upgrade(string package, string version)
    {
        string file = App($"{Name}.deps.json"), text = File.ReadAllText(file);
        int start = text.IndexOf($"\"{package}/", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{package} is not in {file}");
        string old = text[(start + 1)..text.IndexOf('"', start + 1)];
        File.WriteAllText(file, text.Replace($"\"{old}\"", $"\"{package}/{version}\"", StringComparison.Ordinal));
    }

    /// <summary>Runs it.</summary>
    /// <returns>What it said.</returns>
    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [App($"{Name}.dll"), .. arguments, "--store", Path.Combine(_folder, "store")]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
        return output;
    }

    public void Dispose()
    {
        _project.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string App(string file) => Path.Combine(_folder, "app", file);
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Incrementality;

/// <summary>A program of several files under one driver, edited step by step. After every edit a fresh driver must say the very same.</summary>
internal sealed class Session
{
    private CSharpCompilation _program;
    private bool _isWatched;
    private GeneratorDriver _driver = Compiled.Driver();

    public Session(params IEnumerable<(string Path, string Text)> files)
    {
        _program = Compiled.Compilation("").AddSyntaxTrees(files.Select(static file => Compiled.Tree(file.Text, file.Path)));
        Run();
    }

    public CSharpCompilation Program => _program;

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>What is reported, each with its place.</summary>
    public string[] Findings => [.. Result.Diagnostics.Select(static each => each.ToString())];

    /// <summary>Replaces a text in a file.</summary>
    public Session Edit(string path, string before, string after)
    {
        SyntaxTree tree = _program.SyntaxTrees.Single(each => each.FilePath == path);
        Assert.Contains(before, tree.ToString(), StringComparison.Ordinal);
        return Write(path, tree.ToString().Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Writes a file anew, or a new one.</summary>
    public Session Write(string path, string text)
    {
        SyntaxTree? tree = _program.SyntaxTrees.SingleOrDefault(each => each.FilePath == path);
        SyntaxTree written = Compiled.Tree(text, path);
        _program = tree is null ? _program.AddSyntaxTrees(written) : _program.ReplaceSyntaxTree(tree, written);
        Run();
        return this;
    }

    /// <summary>Removes a file.</summary>
    public Session Remove(string path)
    {
        _program = _program.RemoveSyntaxTrees(_program.SyntaxTrees.Single(each => each.FilePath == path));
        Run();
        return this;
    }

    /// <summary>References a project beside this one as it is now, in place of how it was.</summary>
    public Session Reference(CSharpCompilation project)
    {
        MetadataReference? before = _program.References.OfType<CompilationReference>().FirstOrDefault(each => each.Compilation.AssemblyName == project.AssemblyName);
        _program = before is null ? _program.AddReferences(project.ToMetadataReference()) : _program.ReplaceReference(before, project.ToMetadataReference());
        Run();
        return this;
    }

    /// <summary>The types that the driver binds during an edit, in the order of their names.</summary>
    public string[] Bound(Action<Session> edit)
    {
        var bound = new ConcurrentDictionary<string, bool>();
        void Note(string type) => bound[type] = true;
        DeclarationReader.Binding += Note;
        _isWatched = true;
        edit(this);
        _isWatched = false;
        DeclarationReader.Binding -= Note;
        return [.. bound.Keys.Where(static each => each.StartsWith("Watched.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of the files that the last edit made anew.</summary>
    public string[] Made(GeneratorRunResult before) =>
        [.. Result.GeneratedSources.Where(each => !before.GeneratedSources.Any(old => ReferenceEquals(old.SourceText, each.SourceText))).Select(static each => each.HintName)];

    private void Run()
    {
        _driver = _driver.RunGenerators(_program);
        if (_isWatched)
            return;
        GeneratorRunResult fresh = Compiled.Driver().RunGenerators(_program).GetRunResult().Results.Single();
        Assert.Equal(Texts(fresh), Texts(Result));
        Assert.Equal(fresh.Diagnostics.Select(static each => each.ToString()), Findings);
    }

    private static string[] Texts(GeneratorRunResult result) => [.. result.GeneratedSources.Select(static each => $"// {each.HintName}\n{each.SourceText}")];
}

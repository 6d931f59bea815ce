namespace Millrace.Runtime.Tests;

public sealed class CodeIdentityTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "millrace-" + Guid.NewGuid().ToString("N"));

    public CodeIdentityTests() => Directory.CreateDirectory(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_that_of_the_assemblies_contents_not_of_their_folder_or_order()
    {
        string one = Copy(typeof(Store), "a"), two = Copy(typeof(IRunObserver), "b"), other = Copy(typeof(MillraceException), "c");

        string identity = CodeIdentity.Compute([one, other], null);

        Assert.Equal(identity, CodeIdentity.Compute([other, two], null));
        Assert.NotEqual(identity, CodeIdentity.Compute([one], null));
        Assert.Matches("^[0-9a-f]{64}$", identity);
    }

    [Fact]
    public void The_shared_framework_is_left_out()
    {
        string own = Copy(typeof(Store), "app");
        string[] framework =
        [
            Copy(typeof(MillraceException), "shared/Microsoft.NETCore.App/10.0.0"), CopyAs("System.Private.CoreLib.dll", "shared/Microsoft.NETCore.App/10.0.0"),
        ];

        Assert.Equal(CodeIdentity.Compute([own], null), CodeIdentity.Compute([own, .. framework], null));
    }

    [Fact]
    public void Texts_in_other_languages_count()
    {
        string own = CopyAs("User.dll", "app");
        string before = CodeIdentity.Compute([own], null);
        string german = CopyAs("User.resources.dll", "app/de"), first = CodeIdentity.Compute([own], null);
        File.WriteAllText(german, "other");

        Assert.NotEqual(before, first);
        Assert.NotEqual(first, CodeIdentity.Compute([own], null));
    }

    [Fact]
    public void Native_files_count_by_their_bytes_and_a_program_of_one_file_by_its_own()
    {
        string native = Path.Combine(_folder, "native.dll");
        File.WriteAllText(native, "native 1");
        string before = CodeIdentity.Compute([native], null);
        File.WriteAllText(native, "native 2");
        Assert.NotEqual(before, CodeIdentity.Compute([native], null));

        string program = Path.Combine(_folder, "program");
        File.WriteAllText(program, "program 1");
        string single = CodeIdentity.Compute([], program);
        File.WriteAllText(program, "program 2");
        Assert.NotEqual(single, CodeIdentity.Compute([], program));
        Assert.NotEqual(
            CodeIdentity.Compute([Path.Combine(_folder, "bundled.dll")], program), CodeIdentity.Compute([Path.Combine(_folder, "bundled.dll")], null));
    }

    [Fact]
    public void Native_libraries_count_where_the_program_brings_them()
    {
        string own = Copy(typeof(Store), "app"), shared = Path.Combine(_folder, "shared", "Microsoft.NETCore.App", "10.0.0");
        string[] assemblies = [own, CopyAs("System.Private.CoreLib.dll", "shared/Microsoft.NETCore.App/10.0.0")];
        string[] folders = [Path.Combine(_folder, "app") + Path.DirectorySeparatorChar, shared, Path.Combine(_folder, "nowhere")];
        string none = CodeIdentity.Compute(assemblies, null);
        Assert.Equal(none, CodeIdentity.Compute(assemblies, null, folders));

        File.WriteAllText(Path.Combine(shared, "libclr.so"), "of the framework");
        File.WriteAllText(Path.Combine(_folder, "app", "notes.txt"), "no library");
        Assert.Equal(none, CodeIdentity.Compute(assemblies, null, folders));

        var seen = new HashSet<string> { none };
        foreach (string name in new[] { "libmath.so", "libmath.so.2", "libmath.dylib", "math.dll" })
        {
            File.WriteAllText(Path.Combine(_folder, "app", name), "1");
            Assert.True(seen.Add(CodeIdentity.Compute(assemblies, null, folders)));
            File.WriteAllText(Path.Combine(_folder, "app", name), "2");
            Assert.True(seen.Add(CodeIdentity.Compute(assemblies, null, folders)));
        }
    }

    [Fact]
    public void A_large_native_library_counts_by_length_beginning_and_end()
    {
        string path = Path.Combine(_folder, "liblarge.so");
        var seen = new HashSet<string>();
        foreach ((int length, int changed) in new[] { (20_000_000, 20), (20_000_001, 20), (20_000_000, 100), (20_000_000, 19_999_999) })
        {
            byte[] content = new byte[length];
            content[changed] = 1;
            File.WriteAllBytes(path, content);
            Assert.True(seen.Add(CodeIdentity.Compute([], null, _folder)));
        }
    }

    [Fact]
    public void The_platform_is_told_with_the_version_of_the_runtime() =>
        Assert.Equal(
            $"{Environment.Version} {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier} "
            + $"{System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture}",
            CodeIdentity.Runtime);

    [Fact]
    public void The_running_program_has_one() => Assert.Equal(CodeIdentity.Current, CodeIdentity.Current);

    private string Copy(Type type, string folder) => CopyAs(Path.GetFileName(type.Assembly.Location), folder, type.Assembly.Location);

    private string CopyAs(string name, string folder, string? source = null)
    {
        string path = Path.Combine(_folder, folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(source ?? typeof(CodeIdentity).Assembly.Location, path);
        return path;
    }
}

using System.Text;
using Millrace.Commands;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class SchemaFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Encodings => new() { "utf-8 plain", "utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE" };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Encoding_mark_and_line_ends_stay(string name)
    {
        Encoding encoding = name == "utf-8 plain" ? new UTF8Encoding(false) : Encoding.GetEncoding(name);
        string path = _folder.File("A.cs");
        await File.WriteAllBytesAsync(path, [.. encoding.Preamble, .. encoding.GetBytes("// Größe 😀\r\nstruct A;\r\n")]);

        SchemaFile file = await SchemaFile.ReadAsync(path, default);
        Assert.Equal("// Größe 😀\r\nstruct A;\r\n", file.Text);
        await file.ReplaceAsync("// Größe 😀😀\r\n", default);

        byte[] expected = [.. encoding.Preamble, .. encoding.GetBytes("// Größe 😀😀\r\n")];
        Assert.Equal(expected, await File.ReadAllBytesAsync(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task What_is_in_no_known_encoding_is_refused()
    {
        string path = _folder.File("A.cs");
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes("// Größe\n"));
        var error = await Assert.ThrowsAsync<MillraceException>(() => SchemaFile.ReadAsync(path, default));
        Assert.Equal($"The file {path} is not in UTF-8, nor has it a byte order mark that tells another encoding: save it as UTF-8.", error.Message);
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_not_overwritten()
    {
        string path = _folder.File("A.cs");
        await File.WriteAllTextAsync(path, "struct A;");
        SchemaFile file = await SchemaFile.ReadAsync(path, default);
        await File.WriteAllTextAsync(path, "struct B;");
        var error = await Assert.ThrowsAsync<MillraceException>(() => file.ReplaceAsync("struct C;", default));
        Assert.Contains("was changed while the data was read: nothing was written.", error.Message, StringComparison.Ordinal);
        Assert.Equal("struct B;", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task Links_and_rights_stay()
    {
        if (OperatingSystem.IsWindows())
            return;
        string path = _folder.File("A.cs"), link = _folder.File("Link.cs");
        await File.WriteAllTextAsync(path, "struct A;");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(path, Mode);
        File.CreateSymbolicLink(link, path);

        await (await SchemaFile.ReadAsync(link, default)).ReplaceAsync("struct B;", default);

        Assert.Equal(path, File.ResolveLinkTarget(link, returnFinalTarget: false)!.FullName);
        Assert.Equal("struct B;", await File.ReadAllTextAsync(path));
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_new_file_takes_no_place_of_another()
    {
        string path = Path.Combine(_folder.File("deep"), "A.cs");
        await SchemaFile.CreateAsync(path, "struct A;", default);
        Assert.Equal("struct A;"u8.ToArray(), await File.ReadAllBytesAsync(path));
        await Assert.ThrowsAsync<MillraceException>(() => SchemaFile.CreateAsync(path, "struct B;", default));
        Assert.Equal("struct A;", await File.ReadAllTextAsync(path));
    }
}

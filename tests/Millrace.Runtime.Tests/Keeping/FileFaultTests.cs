using SQLitePCL;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>Why a file cannot be written is told by what the system or SQLite said.</summary>
public sealed class FileFaultTests
{
    [Theory]
    [InlineData(28, "its disk is full (Said). Make room on it, or name a file on another disk.")]
    [InlineData(unchecked((int)0x80070070), "its disk is full (Said). Make room on it, or name a file on another disk.")]
    [InlineData(30, "its disk can only be read (Said). Name a file on another disk.")]
    [InlineData(unchecked((int)0x80070013), "its disk can only be read (Said). Name a file on another disk.")]
    [InlineData(5, "Said. Try again, or name a file elsewhere.")]
    public void What_the_system_says_is_told_apart(int code, string told) =>
        Assert.Equal($"The file f cannot be written: {told}", FileFault.Of("f", new IOException("Said.", code)).Message);

    [Fact]
    public void Who_may_not_write_and_who_came_first_are_told()
    {
        Assert.StartsWith("The file f cannot be written: that is not permitted (No). Make its folder", FileFault.Of("f", new UnauthorizedAccessException("No.")).Message);
        Assert.StartsWith("The file f appeared while it was written", FileFault.Of("f", new IOException("Exists.", 17)).Message);
    }

    [Theory]
    [InlineData(raw.SQLITE_FULL, "its disk is full (")]
    [InlineData(raw.SQLITE_READONLY, "its disk can only be read (")]
    [InlineData(raw.SQLITE_CANTOPEN, "that is not permitted (")]
    [InlineData(raw.SQLITE_CORRUPT, "somebody else wrote into it meanwhile, or its disk fails (")]
    [InlineData(raw.SQLITE_IOERR, "SQLite error 10: what it says. Try again")]
    public void What_sqlite_says_is_told_apart(int code, string told) =>
        Assert.StartsWith($"The file f cannot be written: {told}", DatabaseFaults.OfFile(new DatabaseException(code, "what it says."), "f").Message);

    [Fact]
    public void A_file_in_no_folder_and_a_folder_are_no_place()
    {
        string folder = Directory.CreateTempSubdirectory("millrace-").FullName;
        try
        {
            string nowhere = Path.Combine(folder, "none", "x.db");
            Assert.Equal(
                $"The file {nowhere} cannot be written: there is no folder {Path.Combine(folder, "none")}. Make it, or name another file.",
                Assert.Throws<MillraceException>(() => new WholeFile(nowhere)).Message);
            Assert.Equal($"{folder} is a folder. Name a file.", Assert.Throws<MillraceException>(() => new WholeFile(folder)).Message);
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    [Fact]
    public void A_file_has_its_name_when_it_is_whole_and_nothing_else_is_left()
    {
        string folder = Directory.CreateTempSubdirectory("millrace-").FullName, path = Path.Combine(folder, "x");
        try
        {
            File.WriteAllText(path, "old");
            using (var file = new WholeFile(path))
            {
                File.WriteAllText(file.Unfinished, "new");
                Assert.Throws<IOException>(() => file.Complete(replaces: false));
                Assert.Equal("old", File.ReadAllText(path));
            }

            Assert.Equal([path], Directory.GetFileSystemEntries(folder));
            using (var file = new WholeFile(path))
            {
                File.WriteAllText(file.Unfinished, "new");
                file.Complete(replaces: true);
            }

            Assert.Equal("new", File.ReadAllText(path));
            Assert.Equal([path], Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

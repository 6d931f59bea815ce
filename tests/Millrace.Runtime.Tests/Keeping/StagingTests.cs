namespace Millrace.Runtime.Tests.Keeping;

/// <summary>Several who write to the same place, and what lies in their folder of temporary files.</summary>
public sealed class StagingTests
{
    [Fact]
    public void A_staging_folder_that_goes_while_another_writer_comes_is_made_again()
    {
        string folder = Directory.CreateTempSubdirectory("millrace-").FullName, staging = Path.Combine(folder, ".x.unfinished");
        try
        {
            int names = 0;
            using (StoreOwner owner = StoreOwner.Create(staging, () =>
            {
                if (names++ == 0)
                    Directory.Delete(staging);
                return "0123456789ab";
            }))
            {
                Assert.Equal(Path.Combine(staging, "0123456789ab"), owner.Folder);
                Assert.True(Directory.Exists(owner.Folder));
                Assert.True(StoreOwner.IsAlive(staging, owner.Id));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Many_writers_of_one_place_do_not_hinder_each_other()
    {
        string folder = Directory.CreateTempSubdirectory("millrace-").FullName, path = Path.Combine(folder, "x");
        try
        {
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                for (int turn = 0; turn < 40; turn++)
                {
                    using var file = new WholeFile(path);
                    File.WriteAllText(file.Unfinished, $"{i}");
                    Assert.Equal($"{i}", File.ReadAllText(file.Unfinished));
                }
            });
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Folders_that_no_owner_left_stay_where_they_are()
    {
        string staging = Directory.CreateTempSubdirectory("millrace-").FullName;
        try
        {
            string[] others = ["mine", "0123456789abc", "0123456789AB", "results-2026"];
            foreach (string name in (string[])[.. others, "0123456789ab"])
                File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(staging, name)).FullName, "f"), name);
            StoreOwner.RemoveDead(staging);
            Assert.Equal(others.Order(StringComparer.Ordinal), Directory.GetDirectories(staging).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }
}

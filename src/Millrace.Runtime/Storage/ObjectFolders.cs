namespace Millrace.Runtime;

/// <summary>The contents of artifacts, each in a folder named by its digest: <c>objects/aa/bbbb…</c>. A folder appears whole, by a rename.</summary>
internal sealed class ObjectFolders(string root)
{
    /// <summary>Where the content of a digest lies.</summary>
    public string PathOf(string digest) => Path.Combine(root, digest[..2], digest[2..]);

    /// <summary>Whether a content is there and whole, by the number and lengths of its files.</summary>
    public bool IsWhole(string digest, long bytes, int files)
    {
        string folder = PathOf(digest);
        if (!Directory.Exists(folder))
            return false;

        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                files--;
                bytes -= file.Length;
            }

            return files == 0 && bytes == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Moves a hashed and synced folder to where its content belongs. Where the content is there already, by an earlier step or another process at this
    /// moment, the folder is left to its owner's cleaning; content that was damaged is replaced.
    /// </summary>
    /// <param name="folder">A folder on the store's file system.</param>
    /// <param name="content">Its digest and size.</param>
    public void Publish(string folder, StoredObject content)
    {
        string target = PathOf(content.Digest);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        for (int attempt = 0; ; attempt++)
        {
            if (IsWhole(content.Digest, content.Bytes, content.Files))
                return;

            try
            {
                if (Directory.Exists(target))
                    Directory.Move(target, $"{folder}.damaged{attempt}");
                Directory.Move(folder, target);
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && attempt < 3)
            {
                // Another process renamed its folder to the same place first, or removed the damaged one: look again.
                Thread.Sleep(10 << attempt);
            }
        }
    }
}

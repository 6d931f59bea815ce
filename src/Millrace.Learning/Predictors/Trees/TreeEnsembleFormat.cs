using System.Collections.Immutable;

namespace Millrace.Learning;

/// <summary>
/// Tree ensembles as two files: a JSON description with the lengths, and the arrays, little-endian, one after another: roots (int32),
/// weights (float64), decisions (feature int32, threshold float32, two children int32), leaves (float64).
/// </summary>
internal sealed class TreeEnsembleFormat : IPredictorFormat
{
    public const string DescriptionFile = "predictor.json";
    public const string ArraysFile = "predictor.bin";

    private const int Version = 1;

    private TreeEnsembleFormat()
    {
    }

    public static TreeEnsembleFormat Instance { get; } = new();

    public string Name => TreeEnsemble.FormatName;

    public async ValueTask SaveAsync(IPredictor predictor, ArtifactFolder folder, CancellationToken cancellation)
    {
        var trees = (TreeEnsemble)predictor;
        var document = new TreeEnsembleDocument(
            Name, Version, trees.Width, trees.Roots.Length, trees.Nodes.Length, trees.Leaves.Length, trees.Bias, CalibrationDocument.From(trees.Calibration));
        await JsonFile.WriteAsync(folder.File(DescriptionFile), document, LearningJson.Default.TreeEnsembleDocument, cancellation).ConfigureAwait(false);
        await File.WriteAllBytesAsync(folder.File(ArraysFile), WriteArrays(trees, document), cancellation).ConfigureAwait(false);
    }

    public async ValueTask<IPredictor> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string description = folder.File(DescriptionFile);
        TreeEnsembleDocument document = await JsonFile.ReadAsync(description, LearningJson.Default.TreeEnsembleDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(description, document.Format, document.Version, Name, Version);
        if (document.Trees < 0 || document.Decisions < 0 || document.Leaves < 0)
            throw new ArtifactFormatException(description, $"it tells of {document.Trees} trees, {document.Decisions} decisions and {document.Leaves} leaves");

        string arrays = folder.File(ArraysFile);
        byte[] bytes = await JsonFile.ReadBytesAsync(arrays, Array.MaxLength, cancellation).ConfigureAwait(false);
        if (bytes.Length != document.ArrayBytes)
            throw new ArtifactFormatException(arrays, $"it has {bytes.Length} bytes where {DescriptionFile} tells of {document.ArrayBytes}");
        return ReadArrays(arrays, bytes, document);
    }

    private static byte[] WriteArrays(TreeEnsemble trees, TreeEnsembleDocument document)
    {
        byte[] bytes = new byte[document.ArrayBytes];
        using var writer = new BinaryWriter(new MemoryStream(bytes));
        foreach (int root in trees.Roots)
            writer.Write(root);
        foreach (double weight in trees.Weights)
            writer.Write(weight);
        foreach (TreeNode node in trees.Nodes)
        {
            writer.Write(node.Feature);
            writer.Write(node.Threshold);
            writer.Write(node.LessOrEqual);
            writer.Write(node.Greater);
        }

        foreach (double leaf in trees.Leaves)
            writer.Write(leaf);
        return bytes;
    }

    private static TreeEnsemble ReadArrays(string path, byte[] bytes, TreeEnsembleDocument document)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        ImmutableArray<int> roots = Read(document.Trees, reader, static reader => reader.ReadInt32());
        ImmutableArray<double> weights = Read(document.Trees, reader, static reader => reader.ReadDouble());
        ImmutableArray<TreeNode> nodes = Read(
            document.Decisions, reader, static reader => new TreeNode(reader.ReadInt32(), reader.ReadSingle(), reader.ReadInt32(), reader.ReadInt32()));
        ImmutableArray<double> leaves = Read(document.Leaves, reader, static reader => reader.ReadDouble());
        try
        {
            return new TreeEnsemble(document.Width, roots, nodes, leaves, weights, document.Bias, document.Calibration?.ToCalibration());
        }
        catch (ArgumentException exception)
        {
            throw new ArtifactFormatException(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    private static ImmutableArray<T> Read<T>(int count, BinaryReader reader, Func<BinaryReader, T> read)
    {
        var values = ImmutableArray.CreateBuilder<T>(count);
        for (int i = 0; i < count; i++)
            values.Add(read(reader));
        return values.MoveToImmutable();
    }
}

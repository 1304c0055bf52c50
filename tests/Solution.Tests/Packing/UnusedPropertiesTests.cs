using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker.Packaging;
using Mono.Cecil;

namespace CrmAriaConnector.Solution.Tests.Packing;

/// <summary>What the package leaves out of AriaClient is what nothing needs, and the rest of it is untouched.</summary>
public sealed class UnusedPropertiesTests
{
    private const string Client = "CrmAriaConnector.AriaClient";
    private const int ChecksumInOptionalHeader = 64;

    private static IReadOnlyDictionary<string, byte[]> Packed { get; } = DeterministicZip.Read(Product.Input.Package.Content)
        .Where(entry => entry.Key.EndsWith(".dll", StringComparison.Ordinal)).ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Key), entry => entry.Value);

    private static byte[] Built => File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Product.PluginAssembly)!, Client + ".dll"));

    [Test]
    public void Every_member_of_the_client_that_the_plug_ins_name_is_there()
    {
        using var folder = new PackedFolder();
        using var plugins = folder.Read("CrmAriaConnector.Plugins");
        var named = plugins.GetMemberReferences().Where(member => member.DeclaringType.Scope.Name == Client).ToList();
        Assert.That(named, Has.Count.GreaterThan(50));
        Assert.That(named.Where(member => member.Resolve() is null).Select(member => member.FullName), Is.Empty);
    }

    [Test]
    public void Only_properties_of_data_classes_are_left_out()
    {
        using var built = ModuleDefinition.ReadModule(new MemoryStream(Built));
        using var packed = ModuleDefinition.ReadModule(new MemoryStream(Packed[Client]));
        Assert.That(packed.GetTypes().Select(type => type.FullName), Is.EquivalentTo(built.GetTypes().Select(type => type.FullName)));
        var missing = Members(built).Except(Members(packed)).ToList();
        Assert.That(missing, Has.Count.GreaterThan(5000), "nothing to speak of was left out");
        foreach (var (type, member) in missing)
            Assert.That(member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal), Is.True, $"{type}.{member}");
        string[] dataClasses = ["AriaRow", "AriaResponse", "AriaRequest`1"];
        var bases = missing.Select(m => built.GetType(m.Type).BaseType.GetElementType().Name).Distinct();
        Assert.That(bases, Is.SubsetOf(dataClasses));
        Assert.That(packed.Resources.OfType<EmbeddedResource>().Select(Content), Is.EqualTo(built.Resources.OfType<EmbeddedResource>().Select(Content)));

        static IEnumerable<(string Type, string Member)> Members(ModuleDefinition module) =>
            module.GetTypes().SelectMany(type => type.Methods.Select(method => (type.FullName, method.Name)));

        static (string, string) Content(EmbeddedResource resource) => (resource.Name, Convert.ToHexString(SHA256.HashData(resource.GetResourceData())));
    }

    [Test]
    public void What_an_interface_demands_stays()
    {
        using var packed = ModuleDefinition.ReadModule(new MemoryStream(Packed[Client]));
        var order = packed.GetType("CrmAriaConnector.Aria.CreateOrderRequest");
        Assert.That(order.Properties.Select(property => property.Name), Does.Contain("ClientReceiptId").And.Not.Contain("BillCity"));
    }

    [Test]
    public void Its_identity_is_unchanged_and_its_signature_is_good()
    {
        using var built = ModuleDefinition.ReadModule(new MemoryStream(Built));
        using var packed = ModuleDefinition.ReadModule(new MemoryStream(Packed[Client]));
        Assert.That(packed.Assembly.FullName, Is.EqualTo(built.Assembly.FullName));
        Assert.That(IsSignedBy(packed.Assembly.Name.PublicKey, Packed[Client]), Is.True);
        // The check itself, of an assembly the compiler signed and of the same with one bit changed.
        Assert.That(IsSignedBy(built.Assembly.Name.PublicKey, Built), Is.True);
        var changed = Built;
        changed[^1000] ^= 1;
        Assert.That(IsSignedBy(built.Assembly.Name.PublicKey, changed), Is.False);
    }

    /// <summary>The strong name signature: RSA over the SHA-1 of the file without the signature and without what is written after it (ECMA-335, II.6.2.1.3).</summary>
    private static bool IsSignedBy(byte[] publicKey, byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var directory = pe.PEHeaders.CorHeader!.StrongNameSignatureDirectory;
        Assert.That(pe.PEHeaders.TryGetDirectoryOffset(directory, out var signature), Is.True);
        var signed = image.ToArray();
        var optionalHeader = pe.PEHeaders.PEHeaderStartOffset;
        signed.AsSpan(optionalHeader + ChecksumInOptionalHeader, sizeof(uint)).Clear();
        // The directory of Authenticode certificates is the fifth.
        var directories = optionalHeader + (pe.PEHeaders.PEHeader!.Magic == PEMagic.PE32Plus ? 112 : 96);
        signed.AsSpan(directories + 4 * 8, 8).Clear();

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(signed, 0, pe.PEHeaders.PEHeaderStartOffset + pe.PEHeaders.CoffHeader.SizeOfOptionalHeader + pe.PEHeaders.SectionHeaders.Length * 40);
        foreach (var section in pe.PEHeaders.SectionHeaders)
        {
            var end = section.PointerToRawData + section.SizeOfRawData;
            if (signature >= section.PointerToRawData && signature < end)
            {
                hash.AppendData(signed, section.PointerToRawData, signature - section.PointerToRawData);
                hash.AppendData(signed, signature + directory.Size, end - signature - directory.Size);
            }
            else
            {
                hash.AppendData(signed, section.PointerToRawData, section.SizeOfRawData);
            }
        }
        using var rsa = RSA.Create();
        // Behind 12 bytes of a strong name key comes a key as CryptoAPI writes it: a header, "RSA1", the length in bits, the exponent, the modulus.
        rsa.ImportParameters(new RSAParameters { Exponent = [1, 0, 1], Modulus = [.. publicKey.Skip(12 + 20).Reverse()] });
        return rsa.VerifyHash(hash.GetHashAndReset(), image.Skip(signature).Take(directory.Size).Reverse().ToArray(), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The packed assemblies as files, so that one finds the other, and none of those beside the tests.</summary>
    private sealed class PackedFolder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("packed-").FullName;
        private readonly DefaultAssemblyResolver _resolver = new();

        public PackedFolder()
        {
            foreach (var (name, image) in Packed)
                File.WriteAllBytes(Path.Combine(_folder, name + ".dll"), image);
            foreach (var elsewhere in _resolver.GetSearchDirectories())
                _resolver.RemoveSearchDirectory(elsewhere);
            _resolver.AddSearchDirectory(_folder);
        }

        public ModuleDefinition Read(string name) => ModuleDefinition.ReadModule(Path.Combine(_folder, name + ".dll"), new ReaderParameters { AssemblyResolver = _resolver });

        public void Dispose()
        {
            _resolver.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}

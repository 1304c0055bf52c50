using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

public class Entity : IExtensibleDataObject
{
    private AttributeCollection attributes;
    private FormattedValueCollection formattedValues;
    private RelatedEntityCollection relatedEntities;
    private KeyAttributeCollection keyAttributes;

    public Entity()
    {
    }

    public Entity(string entityName)
    {
        LogicalName = entityName;
    }

    public Entity(string entityName, Guid id)
        : this(entityName)
    {
        Id = id;
    }

    public Entity(string entityName, string keyName, object keyValue)
        : this(entityName)
    {
        KeyAttributes.Add(keyName, keyValue);
    }

    public Entity(string entityName, KeyAttributeCollection keyAttributes)
        : this(entityName)
    {
        KeyAttributes = keyAttributes;
    }

    public string LogicalName { get; set; }

    public virtual Guid Id { get; set; }

    public AttributeCollection Attributes
    {
        get => attributes ??= new AttributeCollection();
        set => attributes = value;
    }

    public EntityState? EntityState { get; set; }

    public FormattedValueCollection FormattedValues => formattedValues ??= new FormattedValueCollection();

    public RelatedEntityCollection RelatedEntities => relatedEntities ??= new RelatedEntityCollection();

    public string RowVersion { get; set; }

    public KeyAttributeCollection KeyAttributes
    {
        get => keyAttributes ??= new KeyAttributeCollection();
        set => keyAttributes = value;
    }

    public ExtensionDataObject ExtensionData { get; set; }

    public object this[string attributeName]
    {
        get => Attributes[attributeName];
        set => Attributes[attributeName] = value;
    }

    public bool Contains(string attributeName) => Attributes.Contains(attributeName);

    public T ToEntity<T>()
        where T : Entity
    {
        if (typeof(T) == typeof(Entity))
        {
            var copy = new Entity();
            ShareContentWith(copy);
            return (T)copy;
        }

        var typed = Activator.CreateInstance<T>();
        if (!string.IsNullOrWhiteSpace(LogicalName) && typed.LogicalName != null && typed.LogicalName != LogicalName)
            throw new NotSupportedException($"A row of table '{LogicalName}' cannot be read as {typeof(T).Name}, which is of table '{typed.LogicalName}'.");
        ShareContentWith(typed);
        return typed;
    }

    public EntityReference ToEntityReference() => new(LogicalName, Id)
    {
        RowVersion = RowVersion,
        KeyAttributes = CopyOfKeyAttributes(),
    };

    public virtual T GetAttributeValue<T>(string attributeLogicalName)
    {
        if (string.IsNullOrWhiteSpace(attributeLogicalName))
            throw new ArgumentNullException(nameof(attributeLogicalName));
        return Attributes.TryGetValue(attributeLogicalName, out var value) && value != null ? (T)value : default;
    }

    public bool TryGetAttributeValue<T>(string attributeKey, out T result)
    {
        if (Attributes.TryGetValue(attributeKey, out var value) && value is T typed)
        {
            result = typed;
            return true;
        }

        result = default;
        return false;
    }

    protected virtual void SetAttributeValue(string attributeLogicalName, object value)
    {
        if (string.IsNullOrWhiteSpace(attributeLogicalName))
            throw new ArgumentNullException(nameof(attributeLogicalName));
        Attributes[attributeLogicalName] = value;
    }

    protected virtual string GetFormattedAttributeValue(string attributeLogicalName)
    {
        if (string.IsNullOrWhiteSpace(attributeLogicalName))
            throw new ArgumentNullException(nameof(attributeLogicalName));
        return FormattedValues.TryGetValue(attributeLogicalName, out var value) ? value : null;
    }

    private void ShareContentWith(Entity other)
    {
        other.LogicalName = LogicalName;
        other.Id = Id;
        other.RowVersion = RowVersion;
        other.EntityState = EntityState;
        other.ExtensionData = ExtensionData;
        other.attributes = Attributes;
        other.formattedValues = FormattedValues;
        other.relatedEntities = RelatedEntities;
        other.keyAttributes = KeyAttributes;
    }

    private KeyAttributeCollection CopyOfKeyAttributes()
    {
        var copy = new KeyAttributeCollection();
        copy.AddRange(KeyAttributes);
        return copy;
    }
}

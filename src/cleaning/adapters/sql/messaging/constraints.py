"""What the messaging tables refuse, in the words of the domain."""

CONSTRAINTS = {
    "uq_messages_key": "message.already",
    "uq_message_rules_event": "record.changed",
    "ck_messages_recipient_e164": "phone.invalid",
}

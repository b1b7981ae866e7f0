// Words for messages: capitals and articles.

/** With a capital letter, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a Kafka producer`, `an HTTP agent`. */
export function article(noun: string): string {
  return /^([aeio]|[AEIO][a-z]|HTTP\b|AMQP|S3|SQS|SNS|MQTT|NATS|NSQ|[AEFHILMNORSX][A-Z0-9])/.test(noun) &&
    !/^(NATS|STOMP|Re|Ro|Mo)/.test(noun)
    ? `an ${noun}`
    : `a ${noun}`;
}
